import { PageTitle } from '../../shell/frame';
import { useSpeech } from '../../shell/language';
import { HelpCard } from '../help-card';
import { ChangePin } from '../tablet/change-pin';
import { useCollectText } from '../texts';
import type { Field } from '../worklist/field';

const CODES = ['10', '43', '32', '21'] as const;

/** Whom to call, what the closing codes mean, and what to do when something does not work. */
export function HelpScreen({ field }: { readonly field: Field | undefined }) {
  const text = useCollectText();
  const { say } = useSpeech();
  const sites = field?.worklists.flatMap((worklist) => worklist.sites) ?? [];
  const own = new Map(sites.flatMap(({ hotlines }) => hotlines).map((line) => [line.number, line]));
  return (
    <>
      <PageTitle>{text('help')}</PageTitle>
      <HelpCard own={[...own.values()]} />
      <section aria-labelledby="codes">
        <h2 id="codes">{text('closingCodes')}</h2>
        <dl>
          {CODES.map((code) => (
            <div key={code}>
              <dt>{code}</dt>
              <dd>{text(`code${code}`)}</dd>
            </div>
          ))}
        </dl>
        <p>{text('listening')}</p>
      </section>
      <section aria-labelledby="troubles">
        <h2 id="troubles">{text('troubles')}</h2>
        <dl>
          {(['Pin', 'Network', 'Space', 'Broken'] as const).map((trouble) => (
            <div key={trouble}>
              <dt>{text(`trouble${trouble}`)}</dt>
              <dd>{text(`trouble${trouble}How`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <ChangePin />
      {sites.length > 0 && (
        <section aria-labelledby="places">
          <h2 id="places">{text('places')}</h2>
          <ul>
            {[...new Map(sites.map((site) => [site.id, site])).values()].map((site) => (
              <li key={site.id}>{say(site.name)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
