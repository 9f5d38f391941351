import './old-browsers';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { GuardianApp } from './guardian-app';
import '../shell/style.css';
import './guardian.css';

const place = document.getElementById('app');
if (place)
  createRoot(place).render(
    <StrictMode>
      <GuardianApp />
    </StrictMode>,
  );
