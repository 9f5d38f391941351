import { useEffect, type RefObject } from 'react';

/**
 * Digits choose an answer and arrow keys reach the first one, wherever the focus is, on a page that asks one
 * question. A digit means the answer that begins with that number; where none does, the answer in that place.
 */
export function useAnswerKeys(page: RefObject<HTMLElement | null>, on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
      const inputs = [...(page.current?.querySelectorAll<HTMLInputElement>('.choice input') ?? [])];
      if (/^\d$/.test(event.key)) chooseByDigit(inputs, event.key);
      else if (event.key.startsWith('Arrow') && !inputs.some((input) => input === document.activeElement)) {
        (inputs.find((input) => input.checked) ?? inputs[0])?.focus();
        event.preventDefault();
      }
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, [page, on]);
}

function chooseByDigit(inputs: readonly HTMLInputElement[], digit: string): void {
  const numbers = inputs.map((input) => /^\d+/.exec(input.closest('label')?.textContent ?? '')?.[0]);
  const counted = numbers.some((number) => number?.length === 1);
  const chosen = counted ? inputs[numbers.indexOf(digit)] : inputs[Number(digit) - 1];
  if (!chosen) return;
  chosen.click();
  chosen.focus();
}

/** Digits typed into a field are its own. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox');
