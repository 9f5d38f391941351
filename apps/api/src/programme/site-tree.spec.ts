import { sitesBelow } from './site-tree.js';

const site = (id: string, parentId: string | null = null) => ({ id, parentId });

describe('the sites below a site', () => {
  it('are itself and all under it at any depth, in whatever order they come', () => {
    const sites = [site('village', 'town'), site('town', 'county'), site('county'), site('other')];
    expect([...sitesBelow(sites, 'county')].sort()).toEqual(['county', 'town', 'village']);
    expect([...sitesBelow(sites, 'village')]).toEqual(['village']);
  });

  it('are none for a site that is not there', () => {
    expect(sitesBelow([site('a')], 'b').size).toBe(0);
  });
});
