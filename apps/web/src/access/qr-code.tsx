import { encodeQR } from 'qr';
import { useAccessText } from './texts';

/** White around a code, in modules, as the standard asks for. */
const QUIET_ZONE = 4;

/** A QR code, drawn as one path. */
export function QrCode({ text: content }: { text: string }) {
  const text = useAccessText();
  const modules = encodeQR(content, 'raw', { border: QUIET_ZONE, ecc: 'medium' });
  const path = modules
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${String(x)} ${String(y)}h1v1h-1z` : '')))
    .join('');
  const size = String(modules.length);
  return (
    <svg className="qr" role="img" aria-label={text('qrOf')} viewBox={`0 0 ${size} ${size}`}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
