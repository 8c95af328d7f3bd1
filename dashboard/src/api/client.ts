import { QueryClient } from '@tanstack/react-query';
import { problemOf } from './problem';

/** How long answers count and how often a question is tried, for all of them. */
export function newClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Live changes say when an answer is old; time alone does not make it so.
        staleTime: 30_000,
        gcTime: 120_000,
        refetchOnWindowFocus: true,
        // What cannot pass is not tried again; what may, is tried at the pace that the API asks for.
        retry: (failures, error) => problemOf(error).isPassing && failures < 3,
        retryDelay: (failures, error) => Math.max(problemOf(error).retryAfterMs ?? 0, Math.min(8000, 1000 * 2 ** failures)),
      },
    },
  });
}
