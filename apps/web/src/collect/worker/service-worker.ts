/// <reference lib="webworker" />
import { APP_FILES_PREFIX, RECORDINGS_CACHE, TAKE_OVER } from './names';

/**
 * The collecting app without a network: its files are kept, each checked against what it must hold, and served
 * from here. Nothing else is: the server's answers pass untouched.
 *
 * A new version is fetched beside the old one and waits. It takes over when no page of the old one is open any
 * more, or when a page says so; and a page says so only where no draft is open.
 */
declare const self: ServiceWorkerGlobalScope;
/** Put in at build time: each file's address and integrity. */
declare const __PRECACHE__: readonly (readonly [address: string, integrity: string])[];

const FILES = __PRECACHE__;
const PAGE = '/collect/';
const CACHE = `${APP_FILES_PREFIX}${fingerprint(FILES.map(([, integrity]) => integrity).join())}`;
const ADDRESSES = new Set(FILES.map(([address]) => address));

self.addEventListener('install', (event) => {
  event.waitUntil(fetchFiles());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOlderFiles().then(() => self.clients.claim()));
});

self.addEventListener('message', (event) => {
  if (event.data === TAKE_OVER) void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && pathname.startsWith(PAGE)) event.respondWith(kept(PAGE, request));
  else if (ADDRESSES.has(pathname)) event.respondWith(kept(pathname, request));
  else if (/^\/api\/v1\/instruments\/[^/]+\/[^/]+\/audio\/./.test(pathname))
    event.respondWith(recording(request));
});

/** One file after the other: on a slow line several at once only make each of them fail. */
async function fetchFiles(): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const [address, integrity] of FILES) {
    if (await cache.match(address)) continue;
    const same = address.startsWith('/assets/') ? await caches.match(address) : undefined;
    await cache.put(address, same ?? (await fetched(address, integrity)));
  }
}

/** @throws TypeError where what comes is not the file that was meant, as behind a captive portal */
async function fetched(address: string, integrity: string): Promise<Response> {
  const fresh = address.startsWith('/assets/') ? 'default' : 'no-cache';
  const response = await fetch(address, { integrity, cache: fresh, redirect: 'error' });
  if (!response.ok) throw new TypeError(`${address}: ${String(response.status)}`);
  return response;
}

async function dropOlderFiles(): Promise<void> {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(APP_FILES_PREFIX) && name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
}

async function kept(address: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(address)) ?? fetch(request);
}

async function recording(request: Request): Promise<Response> {
  const cache = await caches.open(RECORDINGS_CACHE);
  return (await cache.match(request.url)) ?? fetch(request);
}

/** FNV-1a: names a version, and protects nothing. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
