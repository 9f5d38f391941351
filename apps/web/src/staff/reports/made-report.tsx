import { LANGUAGE_TAGS } from '@tongxing/contracts';
import { CopyButton } from '../../access/copy-button';
import { Moment } from '../../access/moment';
import { useSpeech } from '../../shell/language';
import type { Schemas } from '../../shell/server';
import { useReportText } from './texts';

interface Props {
  readonly report: Schemas['Report'];
  readonly name: string;
}

/** A report that is ready: the file, and the hashes by which anybody can tell that it is this one. */
export function MadeReport({ report: { id, finishedAt, pdfSize, pdfHash, run }, name }: Props) {
  const text = useReportText();
  const { language } = useSpeech();
  const kilobytes = new Intl.NumberFormat(LANGUAGE_TAGS[language], {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 0,
  });
  const hashes = [
    ['pdfHash', pdfHash],
    ['planHash', run?.plan],
    ['snapshotHash', run?.snapshot],
    ['resultsHash', run?.results],
  ] as const;
  return (
    <>
      <p className="actions">
        <a href={`/api/v1/reports/${id}/pdf`} download aria-label={`${text('download')} · ${name}`}>
          {text('download')}
        </a>
        {pdfSize !== undefined && <span className="quiet">{kilobytes.format(Math.ceil(pdfSize / 1000))}</span>}
        {finishedAt !== undefined && (
          <span className="quiet">
            {text('made')} <Moment at={finishedAt} />
          </span>
        )}
      </p>
      <details className="older">
        <summary>{text('hashes')}</summary>
        <dl>
          {hashes.map(
            ([key, hash]) =>
              hash !== undefined && (
                <div key={key}>
                  <dt>{text(key)}</dt>
                  <dd>
                    <code className="hash">{hash}</code>{' '}
                    <CopyButton text={hash} label={text('copy')} done={text('copied')} />
                  </dd>
                </div>
              ),
          )}
        </dl>
      </details>
    </>
  );
}
