/** What fetches the worklists, which a device without a network has no use for. */
export const loadFetchWork = () => import('./fetch-work');
