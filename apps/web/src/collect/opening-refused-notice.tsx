import { Link } from 'wouter';
import { useMay } from '../access/session';
import { useSpeech } from '../shell/language';
import { ProblemNotice } from '../shell/notice';
import type { OpeningRefused } from './sitting';

interface Props {
  readonly project: string;
  readonly refused: OpeningRefused;
}

/** Says plainly what keeps the questionnaire closed, before anybody is asked anything, and where it is mended. */
export function OpeningRefusedNotice({ project, refused }: Props) {
  const { text } = useSpeech();
  const may = useMay();
  const isMissing = refused.code === 'consent-missing';
  return (
    <ProblemNotice error={refused}>
      <p>{text(isMissing ? 'askConsentFirst' : 'doNotAsk')}</p>
      {may('consents.read', project) && (
        <p>
          <Link href={`/projects/${project}/roster/${refused.participant}#consent`}>
            {text(isMissing ? 'recordConsent' : 'seeConsent')}
          </Link>
        </p>
      )}
    </ProblemNotice>
  );
}
