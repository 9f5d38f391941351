/**
 * What can be known of the packages that the project is built from, without trusting any of them:
 *
 * 1. the lock names for each where it comes from and what it hashes to, and only those that `allowScripts` of
 *    package.json lists may run something when they are installed;
 * 2. the list of components (CycloneDX) of what is shipped, in `dist/components.cdx.json`;
 * 3. known advisories of level high and critical. Some registries, mirrors most of all, do not answer that question:
 *    then it says so, and fails nothing.
 *
 * `node .ci/supply-chain.mjs [folder]` ends with 1 where the lock or an advisory says no.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2] ?? '.';
const faults = [...lockFaults(), ...componentFaults(), ...advisoryFaults()];
for (const fault of faults) console.error(`FAILED ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;

function read(name) {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}

function lockFaults() {
  const { allowScripts = {} } = read('package.json');
  const packages = Object.entries(read('package-lock.json').packages).filter(([path]) => path !== '');
  const found = packages.flatMap(([path, { integrity, resolved, hasInstallScript, link }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return [
      ...(link ? [`${path}: is a link to a folder`] : []),
      ...(/^sha512-/.test(integrity ?? '') ? [] : [`${path}: has no SHA-512 in the lock`]),
      ...(isFromRegistry(resolved) ? [] : [`${path}: comes from elsewhere`]),
      ...(hasInstallScript && !(name in allowScripts)
        ? [`${path}: has an install script that nobody allowed or forbade`]
        : []),
    ];
  });
  console.log(`lock: ${packages.length} packages, ${found.length} faults`);
  return found;
}

/** A lock that names no place leaves it to the registry that is configured; the hash holds in any case. */
function isFromRegistry(resolved) {
  return resolved === undefined || resolved.startsWith('https://registry.npmjs.org/');
}

function npm(...args) {
  return spawnSync('npm', args, { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

function componentFaults() {
  const { stdout } = npm('sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only');
  const list = parsed(stdout);
  if (!list?.components) return ['the list of components could not be made (npm sbom)'];
  mkdirSync(join(folder, 'dist'), { recursive: true });
  writeFileSync(join(folder, 'dist/components.cdx.json'), stdout);
  console.log(`components: ${list.components.length} in dist/components.cdx.json`);
  return [];
}

function advisoryFaults() {
  const answer = parsed(
    npm('audit', '--omit=dev', '--audit-level=high', '--package-lock-only', '--json').stdout,
  );
  const counted = answer?.metadata?.vulnerabilities;
  if (!counted) {
    console.log('advisories: not answered by this registry; nothing is known, good or bad');
    return [];
  }
  console.log(`advisories: ${counted.high} high, ${counted.critical} critical`);
  return counted.high + counted.critical > 0 ? ['packages with known advisories: npm audit --omit=dev'] : [];
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
