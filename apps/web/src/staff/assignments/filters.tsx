import { useQuery } from '@tanstack/react-query';
import { DISPOSITIONS } from '@tongxing/contracts';
import { Choice } from '../../access/choice';
import { useSpeech } from '../../shell/language';
import { sitesQuery } from '../roster/queries';
import type { Filter } from './queries';
import { useAssignmentText } from './texts';
import { useEnumerators } from './use-enumerators';

interface Props {
  readonly project: string;
  readonly filter: Filter;
  readonly onFilter: (change: Partial<Filter>) => void;
}

/** By site, state and enumerator. */
export function Filters({ project, filter, onFilter }: Props) {
  const text = useAssignmentText();
  const { say } = useSpeech();
  const sites = useQuery(sitesQuery(project));
  const { enumerators } = useEnumerators(project);
  return (
    <p className="actions">
      <Choice
        label={text('site')}
        value={filter.site}
        options={[
          ['', text('allSites')],
          ...(sites.data ?? []).map(({ id, name }) => [id, say(name)] as const),
        ]}
        onChange={(site) => {
          onFilter({ site });
        }}
      />
      <Choice
        label={text('state')}
        value={filter.state}
        options={[
          ['', text('anyState')],
          ['open', text('open')],
          ...Object.entries(DISPOSITIONS).map(([state, name]) => [state, say(name)] as const),
        ]}
        onChange={(state) => {
          onFilter({ state });
        }}
      />
      {enumerators.length > 0 && (
        <Choice
          label={text('enumerator')}
          value={filter.enumerator}
          options={[
            ['', text('anybody')],
            ['team', text('team')],
            ...enumerators.map(({ id, displayName }) => [id, displayName] as const),
          ]}
          onChange={(enumerator) => {
            onFilter({ enumerator });
          }}
        />
      )}
    </p>
  );
}
