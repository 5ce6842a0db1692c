import type { RawBuilder } from 'kysely'
import type { Owner } from '../../../kernel/access.ts'
import type { Day } from '../../../kernel/day.ts'
import { maybe, rows, sql, type Tx } from '../../../platform/database/query.ts'
import { assignableClauses } from '../domain/expand.ts'
import { namedBy, responsiblesIn } from '../domain/named.ts'
import { type Drafted, withInherited } from '../domain/writing/rules.ts'
import type { Blank, Draft, DraftAnnex, DraftClause, DraftHead } from '../domain/writing/types.ts'
import { clausesOf, lockDirective } from './paper.ts'
import { signerOn } from './resolution.ts'
import { isNamed, namesOrganisations, organisationsAt } from './roll.ts'

export type GroundLine = { readonly id: string; readonly record: string | null; readonly words: string }
export type AnnexLine = DraftAnnex & {
  readonly id: string
  readonly file: { readonly id: string; readonly name: string } | null
}

/** Everything that the pages of a draft and its printed form need. */
export type DraftCard = Draft & {
  readonly grounds: readonly GroundLine[]
  readonly annexLines: readonly AnnexLine[]
  readonly settings: HeadSettings
}

type HeadSettings = {
  readonly kind: string
  readonly number: string | null
  readonly dateOn: Day | null
  readonly title: string
  readonly purpose: string
  readonly orderingWord: string
  readonly recipient: string | null
  readonly controlKind: DraftHead['controlKind']
  readonly control: string | null
  readonly controller: string | null
  readonly signatory: string | null
  readonly signatoryPosition: string | null
  readonly signatoryName: string | null
  readonly prepared: string | null
  readonly preparedBy: string | null
  readonly state: string
  readonly repliesTo: DraftHead['repliesTo']
}

/** Rows of a question as one column of another. */
const gathered = (question: RawBuilder<unknown>) =>
  sql`(select coalesce(json_agg(q), '[]'::json) from (${question}) q)`

type Written = HeadSettings & {
  readonly clauses: DraftClause[]
  readonly annexes: AnnexLine[]
  readonly grounds: GroundLine[]
}

const writtenOf = (tx: Tx, id: string): Promise<Written | null> =>
  maybe(
    tx,
    sql<Written>`select ${gathered(draftClauses(id))} as clauses, ${gathered(annexesOf(id))} as annexes, ${gathered(groundLines(id))} as grounds, kind, number, date_on as "dateOn", title, purpose, ordering_word as "orderingWord", recipient, control_kind as "controlKind",
        control_as_written as control, controller_person_id as controller, signatory_person_id as signatory, signatory_position as "signatoryPosition",
        signatory_name as "signatoryName", prepared_person_id as prepared, prepared_by as "preparedBy", state,
        (select json_build_object('number', p.number, 'dateOn', p.date_on) from record_link l join directive p on p.id = l.to_record_id
          where l.record_id = directive.id and l.kind = 'answers' order by l.id limit 1) as "repliesTo"
      from directive where id = ${id}`,
  )

/** Clauses that their author wrote; those of control are printed after them by rule. */
export const draftClausesOf = (tx: Tx, id: string): Promise<DraftClause[]> => rows(tx, draftClauses(id))

const draftClauses = (id: string) =>
  sql<DraftClause>`select id, parent_id as "parentId", ord, addressed_as as "addressedAs", action, coalesce(term_as_written, '') as term, modality,
        coalesce(control_as_written, '') as control from clause where record_id = ${id} and (action <> '' or addressed_as <> '') order by ord`

const annexesOf = (id: string) =>
  sql<AnnexLine>`select a.id, coalesce(a.number, '') as number, a.title, a.kind, a.body, case when f.id is null then null else json_build_object('id', f.id, 'name', f.name) end as file
      from annex a left join attachment f on f.id = a.attachment_id where a.record_id = ${id} order by a.ord, a.id`

export const groundsOf = (tx: Tx, id: string): Promise<GroundLine[]> => rows(tx, groundLines(id))

const groundLines = (id: string) =>
  sql<GroundLine>`select id, to_record_id as record, as_written as words from record_link where record_id = ${id} and kind = 'ground' order by id`

export const lockDraft = async (tx: Tx, id: string): Promise<Drafted | null> => {
  const directive = await lockDirective(tx, id)
  return directive && { ...directive, clauses: await draftClausesOf(tx, id) }
}

type BlankRow = Omit<Blank, 'edition' | 'layout'> & Pick<Blank, 'edition' | 'layout'>

const ofNode = (owner: Owner) =>
  sql`region_id = ${owner.region} and municipality_id is not distinct from ${owner.municipality}::uuid and organisation_id is not distinct from ${owner.organisation}::uuid`

/** Who issues papers at a node when nobody has said how its blank looks. */
const usualAuthority = async (tx: Tx, owner: Owner): Promise<string[]> => {
  const found = await maybe(
    tx,
    owner.organisation === null
      ? sql<{
          name: string
        }>`select full_name as name from organisation where kind = 'authority' and region_id = ${owner.region}
          and municipality_id is not distinct from ${owner.municipality}::uuid order by id limit 1`
      : sql<{ name: string }>`select full_name as name from organisation where id = ${owner.organisation}`,
  )
  return found === null ? [] : [found.name.toUpperCase()]
}

const USUAL: Omit<Blank, 'authority'> = {
  edition: '2025',
  layout: 'centred',
  authorityGenitive: '',
  contacts: '',
  place: '',
  orderingWord: '',
  signatoryPosition: '',
  marginLeft: 30,
  typeSize: 14,
}

/** How papers of a node look; the usual look while nobody has set it. */
export const blankOf = async (tx: Tx, owner: Owner): Promise<Blank> =>
  (await maybe(
    tx,
    sql<BlankRow>`select edition, layout, authority, authority_genitive as "authorityGenitive", contacts, place, ordering_word as "orderingWord",
        signatory_position as "signatoryPosition", margin_left as "marginLeft", type_size as "typeSize" from directive_blank where ${ofNode(owner)}`,
  )) ?? { ...USUAL, authority: await usualAuthority(tx, owner) }

const WRITING = new Set(['draft', 'visas', 'agreed'])

/** Who signs and who prepared: as on this day while the paper is written, as kept once it is signed (R221). */
const namesOf = async (tx: Tx, settings: HeadSettings) => {
  if (!WRITING.has(settings.state))
    return {
      position: settings.signatoryPosition ?? '',
      name: settings.signatoryName ?? '',
      prepared: settings.preparedBy ?? '',
    }
  const signer = settings.signatory === null ? null : await signerOn(tx, settings.signatory, tx.scope.today)
  const author = settings.prepared === null ? null : await signerOn(tx, settings.prepared, tx.scope.today)
  return {
    position: settings.signatoryPosition || (signer?.position ?? ''),
    name: signer?.name ?? '',
    prepared: author?.name ?? '',
  }
}

/** Whom the paper goes to: as it was sent, or, before that, whom its clauses name. */
const distributionOf = async (tx: Tx, id: string, owner: Owner): Promise<string[]> => {
  const sent = await rows(
    tx,
    sql<{ name: string }>`select coalesce(o.short_name, s.as_written) as name from directive_distribution s
      left join organisation o on o.id = s.addressee_organisation_id where s.record_id = ${id} order by s.ord, s.id limit 1000`,
  )
  if (sent.length > 0) return sent.map(({ name }) => name)
  const named = namedBy(responsiblesIn(assignableClauses(withInherited(await clausesOf(tx, id)))))
  if (!namesOrganisations(named)) return []
  const reached = await rows(
    tx,
    sql<{ name: string }>`select distinct o.short_name collate ru_natural as name from organisation o
      where ${organisationsAt(owner)} and ${isNamed(tx, named)} order by name limit 1000`,
  )
  return reached.map(({ name }) => name)
}

/** A written paper with everything that its printed form needs; null when it was not written here. */
export const draftCard = async (tx: Tx, id: string, owner: Owner): Promise<DraftCard | null> => {
  const written = await writtenOf(tx, id)
  if (written === null) return null
  const { clauses, annexes, grounds, ...settings } = written
  const [blank, names, distribution] = await Promise.all([
    blankOf(tx, owner),
    namesOf(tx, settings),
    distributionOf(tx, id, owner),
  ])
  return {
    settings,
    grounds,
    annexLines: annexes,
    annexes,
    clauses,
    blank,
    distribution,
    head: {
      kind: settings.kind,
      number: settings.number,
      dateOn: settings.dateOn,
      title: settings.title,
      grounds: grounds.map((ground) => ground.words),
      purpose: settings.purpose,
      orderingWord: settings.orderingWord,
      recipient: settings.recipient ?? '',
      repliesTo: settings.repliesTo ?? null,
      controlKind: settings.controlKind,
      control: settings.control ?? '',
      signatoryPosition: names.position,
      signatoryName: names.name,
      preparedBy: names.prepared,
    },
  }
}
