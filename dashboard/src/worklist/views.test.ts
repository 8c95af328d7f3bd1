import { expect, it } from 'vitest';
import { addressOf, inboxViews, parseViews, transactionViews, viewOf, viewsText, withView } from './views';
import { canonical, filterFromUrl } from '../filters/listFilter';
import type { FilterName } from '../filters/filterFields';

it('keep filter, columns and order, but not where one stood', () => {
  const view = viewOf('Big & old', new URLSearchParams('riskMin=500&openedBefore=-3d&cols=id,risk&sort=-risk&id=tx-1&view=high'));
  expect(view).toMatchObject({ id: 'own-big-old', filter: { riskMin: '500', openedBefore: '-3d' }, isOwn: true });
  expect(addressOf('/inbox', view)).toBe('/inbox?sort=-risk&cols=id%2Crisk&riskMin=500&openedBefore=-3d&view=own-big-old');
});

it('come back from storage as they were', () => {
  const views = withView([viewOf('One', new URLSearchParams('owner=me'))], viewOf('Zwei', new URLSearchParams('cols=id')));
  expect(parseViews(viewsText(views))).toEqual(views);
});

it('of one name replace each other', () => {
  const before = [viewOf('One', new URLSearchParams('owner=me'))];
  expect(withView(before, viewOf('one', new URLSearchParams('owner=none'))).map(({ filter }) => filter)).toEqual([{ owner: 'none' }]);
});

it.each(['nonsense', '{}', '[1,null,{"name":3}]', '[{"name":" ","query":""}]'])('ignore %s in storage', (text) => {
  expect(parseViews(text)).toEqual([]);
});

it('that come with the dashboard hold only what filters may hold', () => {
  for (const { filter } of [...inboxViews, ...transactionViews]) {
    for (const [name, value] of Object.entries(filter)) expect(canonical(name as FilterName, value), name).toBe(value);
    expect(filterFromUrl(new URLSearchParams(filter)).ignored).toEqual([]);
  }
});
