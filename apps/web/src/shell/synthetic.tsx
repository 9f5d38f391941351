import { useSpeech } from './language';

/** Stands wherever a project of invented data shows. */
export function SyntheticLabel() {
  const { term } = useSpeech();
  return <p className="synthetic">{term('synthetic')}</p>;
}
