import { useState } from 'react';
import { EVIDENCE_KINDS } from '@tongxing/contracts';
import { Choice } from '../../access/choice';
import { useConsentText } from './consent-texts';

/** The hash of a file that stays where it is, and what the file is. */
export interface Evidence {
  readonly evidence: string;
  readonly evidenceKind: (typeof EVIDENCE_KINDS)[number];
}

interface Props {
  readonly onChange: (evidence: Evidence | undefined) => void;
}

/** Takes the hash of a photograph, scan or recording in the browser. The file itself is never sent. */
export function EvidenceField({ onChange }: Props) {
  const text = useConsentText();
  const [kind, setKind] = useState<Evidence['evidenceKind']>('photo');
  const [hash, setHash] = useState<string>();
  const [failed, setFailed] = useState(false);
  const settle = (evidence: string | undefined, evidenceKind: Evidence['evidenceKind']) => {
    setHash(evidence);
    onChange(evidence === undefined ? undefined : { evidence, evidenceKind });
  };
  const take = async (file: File | undefined) => {
    setFailed(false);
    settle(undefined, kind);
    if (!file) return;
    try {
      settle(await sha256Of(await file.arrayBuffer()), kind);
    } catch {
      setFailed(true);
    }
  };
  return (
    <fieldset>
      <legend>{text('evidence')}</legend>
      <p className="quiet" id="evidence-how">
        {text('evidenceHow')}
      </p>
      <Choice
        label={text('evidenceKind')}
        value={kind}
        options={EVIDENCE_KINDS.map((each) => [each, text(`evidence_${each}`)] as const)}
        onChange={(chosen) => {
          const known = EVIDENCE_KINDS.find((each) => each === chosen) ?? 'photo';
          setKind(known);
          settle(hash, known);
        }}
      />
      <label className="file">
        {text('evidenceFile')}
        <input
          type="file"
          accept="image/*,audio/*,video/*,application/pdf"
          aria-describedby="evidence-how"
          onChange={({ target }) => void take(target.files?.[0])}
        />
      </label>
      {hash !== undefined && (
        <p role="status">
          SHA-256 <code className="hash">{hash}</code>
        </p>
      )}
      {failed && <p role="alert">{text('evidenceFailed')}</p>}
    </fieldset>
  );
}

/** @throws where the file cannot be read any more, or the page is served without TLS to another machine */
async function sha256Of(content: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', content);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
