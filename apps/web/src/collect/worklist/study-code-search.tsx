import { useState } from 'react';
import { parseStudyCode } from '@tongxing/contracts';
import { useCollectText } from '../texts';
import { Scanner } from './scanner';

interface Props {
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  /** A code that is in order, as it is printed. */
  readonly onScanned: (studyCode: string) => void;
}

/** Finds somebody by the card's code: typed, or by the camera. */
export function StudyCodeSearch({ typed, onTyped, onScanned }: Props) {
  const text = useCollectText();
  const [scanning, setScanning] = useState(false);
  const digits = typed.replace(/\D/g, '');
  const mistyped = digits.length === 9 && parseStudyCode(typed) === undefined;
  return (
    <search className="search">
      <label>
        {text('searchCode')}
        <input
          type="search"
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          aria-describedby={mistyped ? 'mistyped' : undefined}
          onChange={({ target }) => {
            onTyped(target.value);
          }}
        />
      </label>
      <button
        type="button"
        onClick={() => {
          setScanning(!scanning);
        }}
      >
        {text(scanning ? 'stopScanning' : 'scan')}
      </button>
      {mistyped && (
        <p id="mistyped" role="alert" className="notice problem">
          {text('mistyped')}
        </p>
      )}
      {scanning && (
        <Scanner
          onRead={(read) => {
            const code = parseStudyCode(read);
            if (code === undefined) return;
            setScanning(false);
            onScanned(code);
          }}
        />
      )}
    </search>
  );
}
