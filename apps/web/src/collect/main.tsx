import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { TabletApp } from './tablet/tablet-app';
import '../shell/style.css';
import './tablet/tablet.css';

const place = document.getElementById('app');
if (place)
  createRoot(place).render(
    <StrictMode>
      <TabletApp />
    </StrictMode>,
  );
