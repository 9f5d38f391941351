import { useQuery } from '@tanstack/react-query';
import { wavesQuery } from '../roster/queries';
import { usePlanText } from './texts';

interface Props {
  readonly project: string;
  readonly isShown: boolean;
  readonly onTake: (plan: string) => void;
}

/** A plan to begin with, from the project's first wave to its last. */
export function ExampleButton({ project, isShown, onTake }: Props) {
  const text = usePlanText();
  const waves = useQuery(wavesQuery(project));
  const [first] = waves.data ?? [];
  const last = waves.data?.at(-1);
  if (!isShown || !first || !last) return null;
  return (
    <div>
      <p className="quiet">{text('exampleHow')}</p>
      <button
        type="button"
        onClick={() => {
          onTake(exampleOf(first.code, last.code));
        }}
      >
        {text('example')}
      </button>
    </div>
  );
}

const exampleOf = (baseline: string, endline: string): string => `schema: tongxing.analysis-plan/1
baseline: ${baseline}
endline: ${endline}
outcomes:
  - emotional-wellbeing-b@1.0.0/wellbeing
primary:
  - emotional-wellbeing-b@1.0.0/wellbeing
comparisons: []
subgroups: [sex, age_band]
level: 0.95
`;
