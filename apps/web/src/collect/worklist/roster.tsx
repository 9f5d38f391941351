import { useState } from 'react';
import { useSpeech } from '../../shell/language';
import { useCollectText } from '../texts';
import { isLeft, type Child } from './children';
import type { KeptWorklist } from './worklist';

interface Props {
  readonly children: readonly Child[];
  readonly worklists: readonly KeptWorklist[];
  readonly onChoose: (participant: string) => void;
}

/** Who is on the list, site by site: those who are left to see first shown alone, on request everybody. */
export function Roster({ children, worklists, onChoose }: Props) {
  const text = useCollectText();
  const { say } = useSpeech();
  const [everybody, setEverybody] = useState(false);
  const sites = [...new Map(worklists.flatMap((w) => w.sites).map((site) => [site.id, site])).values()];
  const shown = children.filter(({ standings }) => everybody || standings.some(isLeft));
  return (
    <section aria-labelledby="roster">
      <h2 id="roster">{text(everybody ? 'everybody' : 'leftToSee')}</h2>
      <label className="inline">
        <input
          type="checkbox"
          autoComplete="off"
          checked={everybody}
          onChange={({ target }) => {
            setEverybody(target.checked);
          }}
        />
        {text('showEverybody')}
      </label>
      {shown.length === 0 && <p className="quiet">{text('nobodyLeft')}</p>}
      {sites.map((site) => {
        const here = shown.filter((child) => child.site === site.id);
        return here.length === 0 ? null : (
          <details key={site.id} open>
            <summary>
              {say(site.name)} <span className="quiet">({here.length})</span>
            </summary>
            <ul className="codes">
              {here.map((child) => (
                <li key={child.participant}>
                  <button
                    type="button"
                    onClick={() => {
                      onChoose(child.participant);
                    }}
                  >
                    <strong>{child.studyCode}</strong>{' '}
                    <span className="quiet">{leftOf(child, text('left'), text('ended'))}</span>
                  </button>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}

function leftOf({ standings }: Child, left: string, ended: string): string {
  const n = standings.filter(isLeft).length;
  return n === 0 ? ended : left.replace('%', String(n));
}
