import { LANGUAGE_TAGS, type Language } from '@tongxing/contracts';
import { useQuery } from '@tanstack/react-query';
import { useSpeech } from '../../shell/language';
import type { Schemas } from '../../shell/server';
import { teamQuery } from './queries';
import { useSafeguardingText, type SafeguardingText } from './texts';

export const LEVEL_WORDS: Readonly<Record<1 | 2 | 3, SafeguardingText>> = {
  1: 'level1',
  2: 'level2',
  3: 'level3',
};

export const SOURCE_WORDS: Readonly<Record<Schemas['AlertSummary']['source'], SafeguardingText>> = {
  questionnaire: 'questionnaire',
  concern: 'raisedByConcern',
  drill: 'drillSource',
};

const MINUTE = 60_000;

/** How far a moment is from another, in the largest unit that says enough: "in 45 minutes", "3 hours ago". */
export function distanceInWords(from: string, to: string, language: Language): string {
  const minutes = Math.round((Date.parse(to) - Date.parse(from)) / MINUTE);
  const words = new Intl.RelativeTimeFormat(LANGUAGE_TAGS[language]);
  if (Math.abs(minutes) < 120) return words.format(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 72 ? words.format(hours, 'hour') : words.format(Math.round(hours / 24), 'day');
}

export function Moment({ at }: { at: string }) {
  const { language } = useSpeech();
  const format = new Intl.DateTimeFormat(LANGUAGE_TAGS[language], { dateStyle: 'medium', timeStyle: 'short' });
  return <time dateTime={at}>{format.format(new Date(at))}</time>;
}

/** Several things after one another, as the language joins them. */
export const listed = (words: readonly string[], language: Language): string =>
  new Intl.ListFormat(LANGUAGE_TAGS[language], { type: 'unit', style: 'short' }).format(words);

/** A name with what the person is in the team. */
export const withDuty = (name: string, duty: string, language: Language): string =>
  language === 'zh' ? `${name}（${duty}）` : `${name} (${duty})`;

/** Names accounts by their duty in the team and, where it is known, by name. */
export function usePersonName(project: string): (id: string) => string {
  const text = useSafeguardingText();
  const { language } = useSpeech();
  const team = useQuery(teamQuery(project));
  return (id) => {
    if (id === 'system') return text('system');
    const member = team.data?.members.find(({ person }) => person === id);
    const name = member?.name ?? `…${id.slice(-6)}`;
    return member ? withDuty(name, text(member.duty), language) : name;
  };
}
