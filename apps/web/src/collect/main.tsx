import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { findStage } from './tablet/stage';
import { TabletApp } from './tablet/tablet-app';
import '../shell/style.css';
import './tablet/tablet.css';

// The disk answers while the page is being drawn.
const found = findStage();
const place = document.getElementById('app');
if (place)
  createRoot(place).render(
    <StrictMode>
      <TabletApp found={found} />
    </StrictMode>,
  );
