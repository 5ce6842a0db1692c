// The closed list of file names: who knows one module knows them all.

const MODULE_PARTS = [
  'domain',
  'queries',
  'commands',
  'routes',
  'pages',
  'documents',
  'jobs',
  'text',
  'public',
]
/** A name that says nothing of what is inside. */
const EMPTY_NAMES = /^(utils?|helpers?|common|index|misc|shared|lib|types?2|manager)$/
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|fixture))?$/

const fault = (law, path, text) => ({ key: `${law} ${path}`, text })

const partOf = (path) => /^src\/modules\/[^/]+\/([^/]+?)(\.test)?(\.tsx?)?(\/|$)/.exec(path)?.[1]

/** Tests of a module stand beside it under the name of what they show. */
const ofModule = ({ path, isTest }) => {
  if (!path.startsWith('src/modules/') || isTest || MODULE_PARTS.includes(partOf(path))) return []
  return [fault('module-name', path, `a module holds only ${MODULE_PARTS.join(', ')}, as files or folders`)]
}

const ofPath = ({ path }) => {
  const words = path.replace(/\.tsx?$/, '').split('/')
  const empty = words.find((word) => EMPTY_NAMES.test(word.replace(/\.(test|fixture)$/, '')))
  const unlike = words.find((word) => !KEBAB.test(word))
  return [
    ...(empty === undefined ? [] : [fault('empty-name', path, `«${empty}» says nothing of what is inside`)]),
    ...(unlike === undefined ? [] : [fault('kebab-name', path, `«${unlike}»: small letters with hyphens`)]),
  ]
}

/** Names outside the list. */
export const nameFaults = (sources) => sources.flatMap((source) => [...ofModule(source), ...ofPath(source)])
