import { useEffect } from 'react';
import type { Language } from '@tongxing/contracts';

/** What the page tells the screen in its frame, and what the screen tells the page. */
export type Message =
  | { readonly kind: 'ready' }
  | { readonly kind: 'setting'; readonly language: Language; readonly interviewer: boolean }
  | { readonly kind: 'answers'; readonly answers: Readonly<Record<string, unknown>> };

export const tell = (window: Window, message: Message): void => {
  window.postMessage(message, location.origin);
};

/** Hears what the other side says; anything from another origin is not heard. */
export function useMessages(act: (message: Message) => void): void {
  useEffect(() => {
    const heard = ({ origin, data }: MessageEvent<unknown>) => {
      if (origin === location.origin && isMessage(data)) act(data);
    };
    window.addEventListener('message', heard);
    return () => {
      window.removeEventListener('message', heard);
    };
  }, [act]);
}

const KINDS: readonly unknown[] = ['ready', 'setting', 'answers'] satisfies Message['kind'][];

const isMessage = (data: unknown): data is Message =>
  typeof data === 'object' && data !== null && 'kind' in data && KINDS.includes(data.kind);
