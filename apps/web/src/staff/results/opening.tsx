import { useQuery } from '@tanstack/react-query';
import { Moment } from '../../access/moment';
import { SureButton } from '../../access/sure-button';
import { useSpeech } from '../../shell/language';
import { PlanMissing } from '../plan/plan-missing';
import { plansQuery } from '../plan/queries';
import { useResultText } from './texts';

interface Props {
  readonly project: string;
  /** Absent for who may not, and while it is being done. */
  readonly onOpen?: () => void;
}

/** The last step before results are seen: whether a plan is locked, and what opening the data without one means. */
export function Opening({ project, onOpen }: Props) {
  const text = useResultText();
  const { text: words } = useSpeech();
  const plans = useQuery(plansQuery(project));
  const inForce = plans.data?.at(-1);
  return (
    <section aria-labelledby="opening">
      <h2 id="opening">{text('notOpened')}</h2>
      <p className="notice">{words('noResults')}</p>
      <p className="quiet">{text('notOpenedHow')}</p>
      {inForce && (
        <p className="notice good">
          {text('planLocked')} <Moment at={inForce.lockedAt} /> <code>{inForce.hash.slice(0, 12)}…</code>
        </p>
      )}
      <PlanMissing project={project} />
      {onOpen && plans.data && (
        <p className="actions">
          <SureButton onSure={onOpen}>{text('open')}</SureButton>
        </p>
      )}
    </section>
  );
}
