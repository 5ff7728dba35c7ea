import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createKaomap } from './store/kaomap.ts';
import { App } from './ui/App.tsx';
import './ui/tokens.css';
import './ui/base.css';

const root = document.getElementById('root');
if (root === null) throw new RangeError('expected an element with the id root in index.html, got none');
createRoot(root).render(
  <StrictMode>
    <App kaomap={createKaomap()} />
  </StrictMode>,
);
