import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { PageTitle } from '../../shell/frame';
import { useSpeech } from '../../shell/language';
import { Loading, ProblemNotice } from '../../shell/notice';
import type { Schemas } from '../../shell/server';
import { referralMapsQuery } from './queries';
import { ReferralForm } from './referral-form';
import './safeguarding.css';
import { useSafeguardingText } from './texts';
import { WaveOpenings } from './wave-openings';
import { listed, Moment } from './words';

/** Whom each county can turn to, signed by the safeguarding lead; and the waves that can open once it is. */
export default function ReferralsPage({ project }: { project: string }) {
  const text = useSafeguardingText();
  const maps = useQuery(referralMapsQuery(project));
  return (
    <>
      <Link href={`/projects/${project}/safeguarding`}>← {text('backToQueue')}</Link>
      <PageTitle>{text('referrals')}</PageTitle>
      <p className="quiet">{text('referralsHow')}</p>
      {maps.isPending && <Loading />}
      {maps.isError && <ProblemNotice error={maps.error} />}
      {maps.data?.items.length === 0 && <p className="notice">{text('noCounties')}</p>}
      {maps.data?.items.map((map) => (
        <CountyMap key={map.county.id} project={project} map={map} />
      ))}
      {maps.data && maps.data.items.length > 0 && (
        <WaveOpenings project={project} counties={maps.data.items.map(({ county }) => county)} />
      )}
    </>
  );
}

function CountyMap({ project, map }: { project: string; map: Schemas['ReferralMap'] }) {
  const { say, language } = useSpeech();
  const text = useSafeguardingText();
  const { county, signedAt, missing } = map;
  return (
    <section className="card county" aria-label={say(county.name)}>
      <h2>{say(county.name)}</h2>
      <p className={signedAt === undefined ? 'overdue' : 'met'}>
        {signedAt === undefined ? (
          text('unsigned')
        ) : (
          <>
            {text('signed')} · <Moment at={signedAt} />
          </>
        )}
      </p>
      {missing.length > 0 && (
        <p>{`${text('missingServices')}${listed(
          missing.map((service) => text(service)),
          language,
        )}`}</p>
      )}
      <ReferralForm key={JSON.stringify(map.contacts)} project={project} map={map} />
    </section>
  );
}
