import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { requestCounter } from './guard/outside-requests.ts';
import { updates } from './guard/updates.ts';
import { createKaomap } from './store/kaomap.ts';
import { keepsWork, settingsFromUrl } from './store/settings-from-url.ts';
import { App } from './ui/App.tsx';
import './ui/tokens.css';
import './ui/base.css';

const root = document.getElementById('root');
if (root === null) throw new RangeError('expected an element with the id root in index.html, got none');
// first, so that nothing is missed
requestCounter.start();
if (import.meta.env.PROD) updates.start();
const kaomap = createKaomap({
  baseUrl: new URL('./', document.baseURI).href,
  settings: settingsFromUrl(location.search),
  keep: keepsWork(location.search),
});
// scripts that drive the page (see tests/eval) read the state and act through the same two objects as the page
Object.assign(window, { kaomap });
createRoot(root).render(
  <StrictMode>
    <App kaomap={kaomap} />
  </StrictMode>,
);
