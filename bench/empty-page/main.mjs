/** The least that React can show: what the web app's pages are compared with. */
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

createRoot(document.getElementById('root')).render(
  createElement('main', undefined, createElement('h1', undefined, 'Empty page')),
);
