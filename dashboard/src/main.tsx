import './theme/tokens.css';
import './theme/base.css';
import { noop } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { newClient } from './api/client';
import { ask } from './api/queries';
import { App } from './App';
import { routes } from './routes';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');

const client = newClient();
// Answers are on their way while the page is built.
client.query(ask.me()).catch(noop);
routes.find(({ path }) => path === location.pathname)?.askAhead?.(client, new URLSearchParams(location.search));

createRoot(root).render(
  <StrictMode>
    <App client={client} />
  </StrictMode>,
);
