import { useQuery } from '@tanstack/react-query';
import { Moment } from '../../access/moment';
import { useMayInWhole } from '../../access/session';
import { Loading, ProblemNotice } from '../../shell/notice';
import type { Schemas } from '../../shell/server';
import { ProjectHeading } from '../project-heading';
import { PlanFacts } from './plan-facts';
import { PlanForm } from './plan-form';
import { plansQuery } from './queries';
import { usePlanText } from './texts';

/** The plan in force, those before it, and how another is locked. */
export default function PlanPage({ project }: { project: string }) {
  const text = usePlanText();
  const mayInWhole = useMayInWhole();
  const plans = useQuery(plansQuery(project));
  const [inForce, ...earlier] = [...(plans.data ?? [])].reverse();
  return (
    <>
      <ProjectHeading project={project}>{text('title')}</ProjectHeading>
      <p className="quiet">{text('how')}</p>
      {plans.isPending && <Loading />}
      {plans.isError && <ProblemNotice error={plans.error} />}
      {plans.data?.length === 0 && <p className="notice">{text('none')}</p>}
      {inForce && (
        <section aria-labelledby="in-force">
          <h2 id="in-force">{text('inForce')}</h2>
          <PlanFacts locked={inForce} />
        </section>
      )}
      {earlier.length > 0 && <Earlier plans={earlier} />}
      {mayInWhole('plans.write', project) && <PlanForm project={project} />}
    </>
  );
}

function Earlier({ plans }: { plans: readonly Schemas['LockedPlan'][] }) {
  const text = usePlanText();
  return (
    <section aria-labelledby="earlier">
      <h2 id="earlier">{text('earlier')}</h2>
      {plans.map((locked) => (
        <details key={locked.ordinal} className="older">
          <summary>
            {locked.ordinal} · <Moment at={locked.lockedAt} /> · <code>{locked.hash.slice(0, 12)}…</code>
          </summary>
          <PlanFacts locked={locked} />
        </details>
      ))}
    </section>
  );
}
