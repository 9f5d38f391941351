import { PreviewList } from './preview-list';
import { PreviewedVersion } from './previewed-version';
import type { VersionName } from './queries';
import './preview.css';

/** Instrument versions as they look and as they score, for those who write and review them. */
export default function PreviewPage({ name }: { name?: VersionName }) {
  return name ? <PreviewedVersion key={`${name.instrument}@${name.version}`} name={name} /> : <PreviewList />;
}
