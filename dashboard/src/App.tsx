import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { Component, Suspense, useEffect, type ReactNode } from 'react';
import { Redirect, Route, Router, Switch, useLocation } from 'wouter';
import { useSearch } from 'wouter/use-browser-location';
import { listenToKeys } from './keys/useKeys';
import { LiveProvider } from './live/LiveProvider';
import { EmptyState, ErrorState, Loading } from './parts/states';
import { routes } from './routes';
import { AppShell } from './shell/AppShell';

export function App({ client }: { readonly client: QueryClient }) {
  useEffect(() => listenToKeys(window), []);
  return (
    <QueryClientProvider client={client}>
      <LiveProvider>
        <Router searchHook={useExactSearch}>
          <AppShell>
            <Screens />
          </AppShell>
        </Router>
      </LiveProvider>
    </QueryClientProvider>
  );
}

/** The router decodes a query before URLSearchParams does it again, and `%2527` would find the id of `'`. Encoded once more, it comes out as it stands. */
function useExactSearch(): string {
  return useSearch().replaceAll('%', '%25');
}

function Screens() {
  const [path] = useLocation();
  return (
    <Shelter key={path}>
      <Suspense fallback={<Loading what="the screen" />}>
        <Switch>
          {routes.map(({ path: at, deep, screen: Screen }) => (
            <Route key={at} path={deep === true ? `${at}/*?` : at}>
              <Screen />
            </Route>
          ))}
          <Route path="/index.html">
            <Redirect to="/" />
          </Route>
          <Route>
            <EmptyState title="There is no such screen" icon="search">The address may be cut. The navigation leads to all there is.</EmptyState>
          </Route>
        </Switch>
      </Suspense>
    </Shelter>
  );
}

/** A defect in one screen leaves the others and the navigation alive. */
class Shelter extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <ErrorState error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}
