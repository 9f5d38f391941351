import type { RecordedFile } from './recorded-files';

/** What is heard: a recorded file, or a text in one of the device's voices. */
export type Sound =
  { readonly file: RecordedFile } | { readonly text: string; readonly voice: SpeechSynthesisVoice };

/** Slower than the devices speak by themselves: children listen. */
const RATE = 0.9;

/**
 * Plays one sound after the other. A recording that cannot be played is passed over.
 *
 * @param ended called when the last sound is over, and not when it was stopped
 * @returns stops it
 */
export function play(sounds: readonly Sound[], ended: () => void): () => void {
  let silence = (): void => undefined;
  let stopped = false;
  const from = (i: number): void => {
    if (stopped) return;
    const sound = sounds[i];
    if (!sound) {
      ended();
      return;
    }
    const next = once(() => {
      from(i + 1);
    });
    silence = 'file' in sound ? playFile(sound.file, next) : speak(sound.text, sound.voice, next);
  };
  from(0);
  return () => {
    stopped = true;
    silence();
  };
}

function playFile(file: RecordedFile, over: () => void): () => void {
  const audio = new Audio();
  audio.addEventListener('ended', over);
  audio.addEventListener('error', over);
  const from = (url: string) => {
    audio.src = url;
    return audio.play();
  };
  let stopped = false;
  const playing =
    typeof file === 'string' ? from(file) : file().then((url) => (stopped ? undefined : from(url)));
  playing.catch(over);
  return () => {
    stopped = true;
    audio.pause();
  };
}

function speak(text: string, voice: SpeechSynthesisVoice, over: () => void): () => void {
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.rate = RATE;
  utterance.addEventListener('end', over);
  utterance.addEventListener('error', over);
  speechSynthesis.speak(utterance);
  return () => {
    speechSynthesis.cancel();
  };
}

/** A failing file reports twice. */
function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (!done) act();
    done = true;
  };
}
