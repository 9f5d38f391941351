import { useQuery } from '@tanstack/react-query';
import { useSpeech } from '../shell/language';
import { Choice } from './choice';
import { sitesQuery } from './queries';
import { useAccessText } from './texts';

interface Props {
  readonly project: string;
  readonly value: string;
  readonly onChange: (site: string) => void;
}

/** A site of a project, or all of it. */
export function SiteChoice({ project, value, onChange }: Props) {
  const text = useAccessText();
  const { say } = useSpeech();
  const sites = useQuery(sitesQuery(project));
  return (
    <Choice
      label={text('site')}
      value={value}
      onChange={onChange}
      options={[['', text('wholeProject')], ...(sites.data ?? []).map((s) => [s.id, say(s.name)] as const)]}
    />
  );
}
