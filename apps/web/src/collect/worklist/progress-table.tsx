import { useSpeech } from '../../shell/language';
import { useCollectText } from '../texts';
import type { Progress } from './progress';
import { standing } from './progress';
import type { KeptWorklist } from './worklist';

interface Props {
  readonly worklists: readonly KeptWorklist[];
  readonly progress: readonly Progress[];
  readonly today: string;
}

/** How far each site has come, wave by wave: finished, left, and what was done today on this tablet. */
export function ProgressTable({ worklists, progress, today }: Props) {
  const text = useCollectText();
  const { say } = useSpeech();
  return (
    <>
      {worklists.map(({ wave, waveName, sites, items }) => {
        const rows = sites.flatMap((site) => {
          const here = items.filter((item) => item.site === site.id).map((i) => standing(i, progress, today));
          if (here.length === 0) return [];
          const left = here.filter(({ state }) => state === 'open').length;
          const now = here.filter(({ endedOn }) => endedOn === today).length;
          return [{ site, figures: [here.length, here.length - left, left, now] }];
        });
        return (
          <div key={wave} className="scroll" role="region" tabIndex={0} aria-label={say(waveName)}>
            <table>
              <caption>{`${text('progress')} · ${say(waveName)}`}</caption>
              <thead>
                <tr>
                  <th scope="col">{text('site')}</th>
                  <th scope="col">{text('all')}</th>
                  <th scope="col">{text('ended')}</th>
                  <th scope="col">{text('open')}</th>
                  <th scope="col">{text('today')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ site, figures }) => (
                  <tr key={site.id}>
                    <th scope="row">{say(site.name)}</th>
                    {figures.map((n, i) => (
                      <td key={i}>{n}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        );
      })}
    </>
  );
}
