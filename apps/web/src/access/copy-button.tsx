import { useState } from 'react';

interface Props {
  readonly text: string;
  readonly label: string;
  /** What it says once the text was taken. */
  readonly done: string;
}

/** Puts a text where it can be pasted from, and says so. */
export function CopyButton({ text, label, done }: Props) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <button type="button" onClick={() => void copy()}>
      {copied ? done : label}
    </button>
  );
}
