import { OtherLanguage, PageTitle } from '../../shell/frame';
import { useCollectText } from '../texts';

interface Props {
  readonly studyCode: string;
  readonly onHandOver: () => void;
  readonly onPause: () => void;
  readonly onConcern: () => void;
}

/** Between the enumerator's hands and the respondent's. The code stands here for the last time. */
export function HandOver({ studyCode, onHandOver, onPause, onConcern }: Props) {
  const text = useCollectText();
  return (
    <main id="content" tabIndex={-1}>
      <PageTitle>{text('handOver')}</PageTitle>
      <p>
        <strong>{studyCode}</strong>
      </p>
      <p>{text('handOverHow')}</p>
      <p className="actions">
        <button type="button" className="primary" onClick={onHandOver}>
          {text('handOverNow')}
        </button>
        <button type="button" onClick={onPause}>
          {text('pause')}
        </button>
        <button type="button" onClick={onConcern}>
          {text('concern')}
        </button>
        <OtherLanguage />
      </p>
    </main>
  );
}
