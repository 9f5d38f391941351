import { useEffect, useRef, useState } from 'react';
import { useCollectText } from '../texts';

interface Props {
  /** Called with whatever a code says, as often as it is seen. */
  readonly onRead: (text: string) => void;
}

const EVERY_MS = 250;
/** Wide enough for a code that fills a third of the picture. */
const WIDTH = 640;

/** Shows what the camera sees and reads QR codes in it. Pictures are looked at and forgotten. */
export function Scanner({ onRead }: Props) {
  const text = useCollectText();
  const video = useRef<HTMLVideoElement>(null);
  const [refused, setRefused] = useState(false);
  const read = useRef(onRead);
  useEffect(() => {
    read.current = onRead;
  });
  useEffect(() => {
    let over = false;
    let stop = (): void => undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const run = async (): Promise<void> => {
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      stop = () => {
        for (const track of stream.getTracks()) track.stop();
      };
      const seen = video.current;
      if (over || !seen) {
        stop();
        return;
      }
      seen.srcObject = stream;
      await seen.play();
      const reader = await newReader();
      const look = async (): Promise<void> => {
        const found = await reader(seen);
        if (found !== undefined) read.current(found);
        if (!over) timer = setTimeout(() => void look().catch(refuse), EVERY_MS);
      };
      await look();
    };
    const refuse = (): void => {
      setRefused(true);
    };
    run().catch(refuse);
    return () => {
      over = true;
      clearTimeout(timer);
      stop();
    };
  }, []);
  if (refused)
    return (
      <p role="alert" className="notice problem">
        {text('noCamera')}
      </p>
    );
  return <video ref={video} className="camera" muted playsInline aria-label={text('camera')} />;
}

type Reader = (seen: HTMLVideoElement) => Promise<string | undefined>;

declare const BarcodeDetector: new (options: { formats: string[] }) => {
  detect(seen: HTMLVideoElement): Promise<{ rawValue: string }[]>;
};

/** The device's own reader, where it has one for QR codes; else a decoder that comes with the app. */
async function newReader(): Promise<Reader> {
  if ('BarcodeDetector' in globalThis) {
    try {
      const detector = new BarcodeDetector({ formats: ['qr_code'] });
      return async (seen) => (await detector.detect(seen))[0]?.rawValue;
    } catch {
      // Some have the name and no reader behind it: they need services that these tablets lack.
    }
  }
  const { readQr } = await import('./read-qr');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (seen) => {
    canvas.width = WIDTH;
    canvas.height = Math.round((WIDTH * seen.videoHeight) / (seen.videoWidth || WIDTH)) || WIDTH;
    context?.drawImage(seen, 0, 0, canvas.width, canvas.height);
    const picture = context?.getImageData(0, 0, canvas.width, canvas.height);
    return Promise.resolve(picture && readQr(picture));
  };
}
