import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { plansQuery } from './queries';
import { usePlanText } from './texts';

/** That no plan is locked, and what it means to look at endline data all the same; nothing where one is. */
export function PlanMissing({ project }: { project: string }) {
  const text = usePlanText();
  const plans = useQuery(plansQuery(project));
  if (plans.data?.length !== 0) return null;
  return (
    <div className="notice problem">
      <p>{text('missing')}</p>
      <p>
        <Link href={`/projects/${project}/plan`}>{text('lockFirst')}</Link>
      </p>
    </div>
  );
}
