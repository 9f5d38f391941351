import type { ServerProblem } from '../shell/problem';
import { Screen } from './screen';
import type { Stage } from './stage';
import { useGuardianText } from './texts';

/** The same words whatever was answered. */
export function Ended({ how }: { how: Extract<Stage, { name: 'ended' }>['how'] }) {
  return <Screen title={how} says={[`${how}How`]} />;
}

export function NoLink() {
  return <Screen title="noLink" says={['noLinkHow']} />;
}

interface Props {
  readonly problem: ServerProblem;
  /** Answers lie here that were not sent. */
  readonly unsent: boolean;
  readonly onRetry: () => void;
}

export function Stopped({ problem: { code }, unsent, onRetry }: Props) {
  const text = useGuardianText();
  if (code === 'link-invalid')
    return <Screen title="dead" says={['deadHow', ...(unsent ? (['deadKept'] as const) : [])]} />;
  const again = (
    <button type="button" className="primary" onClick={onRetry}>
      {text('tryAgain')}
    </button>
  );
  if (code === 'offline')
    return (
      <Screen title="unreached" says={['unreachedHow']}>
        {again}
      </Screen>
    );
  return (
    <Screen title="trouble" says={['troubleHow']}>
      <p>
        <code>{code}</code>
      </p>
      {again}
    </Screen>
  );
}
