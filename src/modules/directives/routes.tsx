import type { DocumentModel } from '../../documents/model.ts'
import { may } from '../../kernel/access.ts'
import { shortDay } from '../../kernel/format.ts'
import { isUuid } from '../../kernel/ids.ts'
import type { Result } from '../../kernel/result.ts'
import { rows, sql } from '../../platform/database/query.ts'
import { emptyForm, type FormValues, prefilled, type StoredFile } from '../../platform/http/form.ts'
import { problemOf } from '../../platform/http/problems.ts'
import {
  type Answer,
  form,
  type Problem,
  page,
  type Route,
  type Typed,
  type Visit,
} from '../../platform/http/visit.ts'
import type { SelectOption } from '../../ui/fields/choice.tsx'
import { roleNames } from '../../ui/roles.ts'
import { assignmentsOfSource } from '../assignments/public.ts'
import { confirmDirective, correctClause, correctRequisites, discardDirective } from './commands.ts'
import { manageDirective } from './domain/access.ts'
import type { DirectiveReading } from './domain/reading/types.ts'
import * as rules from './domain/rules.ts'
import type { Clause, Directive } from './domain/types.ts'
import { answerQuestion, uploadDirective } from './intake-commands.ts'
import { AddresseesPage } from './pages/addressees.tsx'
import { DirectiveCardPage } from './pages/card.tsx'
import { ClausePage, RequisitesPage } from './pages/corrections.tsx'
import { DirectiveList } from './pages/list.tsx'
import { MatrixPage } from './pages/matrix.tsx'
import { ReviewPage } from './pages/review.tsx'
import { TablePage } from './pages/table.tsx'
import { UploadPage } from './pages/upload.tsx'
import {
  clausesOf,
  type DirectiveCard,
  directiveCard,
  findDirective,
  listDirectives,
  placesOf,
  twinOf,
} from './queries/paper.ts'
import { rollOf } from './queries/roll.ts'
import { sayTerm } from './say-term.ts'
import { directiveSentences, directiveText } from './text.ts'

const SECTION = '/directives'

/** Reads an uploaded paper in a child process and understands it; given by the composition. */
export type ReadPaper = (
  file: StoredFile,
) => Promise<Result<{ readonly model: DocumentModel; readonly reading: DirectiveReading }>>

type Found = {
  readonly directive: Directive
  readonly card: DirectiveCard
  readonly clauses: readonly Clause[]
}

const find = async (visit: Visit): Promise<Found | null> => {
  const id = visit.param('id')
  if (!isUuid(id)) return null
  const directive = await findDirective(visit.tx, id)
  const card = directive && (await directiveCard(visit.tx, id))
  return directive && card && { directive, card, clauses: await clausesOf(visit.tx, id) }
}

const mayUpload = (visit: Visit): boolean =>
  visit.scope.roles.some((held) =>
    manageDirective.by.some((grant) => grant.at === held.level && grant.roles.includes(held.role)),
  )

const pageNumber = (text: string): number => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : 1)

const list = page('/directives', 'person', async (visit) => {
  const filter = {
    text: visit.query('text').slice(0, 100),
    state: visit.query('state').slice(0, 20),
    page: pageNumber(visit.query('page')),
  }
  const lines = await listDirectives(visit.tx, filter)
  return visit.page(
    { title: directiveText[visit.lang].title, section: SECTION, wide: true },
    <DirectiveList lines={lines} filter={filter} lang={visit.lang} mayUpload={mayUpload(visit)} />,
  )
})

const showUpload = async (
  visit: Visit,
  values: FormValues,
  problems: readonly Problem[],
): Promise<Answer> => {
  if (!mayUpload(visit)) return { kind: 'forbidden' }
  return visit.page(
    { title: directiveText[visit.lang].newTitle, section: SECTION, failed: problems.length > 0 },
    <UploadPage
      values={values}
      problems={problems}
      lang={visit.lang}
      commandKey={visit.commandKey}
      keptToken={visit.keptToken}
    />,
  )
}

/** Everyone a clause may be addressed to: groups, roles, organisations, people of the node. */
const partiesOf = async (visit: Visit, directive: Directive): Promise<SelectOption[]> => {
  const t = directiveText[visit.lang]
  const roll = await rollOf(visit.tx, directive.owner)
  return [
    ...Object.entries(t.categories).map(([code, label]) => ({
      value: `category:${code}:${label}`,
      label,
      group: t.clauseForm.categories,
    })),
    ...[...roll.organisations.values()].map((each) => ({
      value: `organisation:${each.id}:${each.name}`,
      label: each.name,
    })),
    ...[...roll.people].map(([id, each]) => ({ value: `person:${id}:${each.name}`, label: each.name })),
    ...(['teamHead', 'municipalCurator', 'municipalCoordinator', 'mentor', 'siteHead'] as const).map(
      (role) => ({ value: `role:${role}:${roleNames.ru[role]}`, label: roleNames[visit.lang][role] }),
    ),
  ]
}

const twinNote = async (visit: Visit, directive: Directive) => {
  const [own] = await rows(
    visit.tx,
    sql<{ hash: string | null }>`select text_hash as hash from directive where id = ${directive.record}`,
  )
  const twin = own?.hash
    ? await twinOf(visit.tx, {
        hash: own.hash,
        number: directive.number,
        dateOn: directive.dateOn,
        except: directive.record,
      })
    : null
  if (twin === null) return null
  return {
    href: `/directives/${twin.id}`,
    name: [
      twin.number === null ? '' : `№ ${twin.number}`,
      twin.dateOn === null ? '' : shortDay(twin.dateOn),
      twin.title,
    ]
      .filter(Boolean)
      .join(', '),
  }
}

const showReview = async (visit: Visit, found: Found, problems: readonly Problem[]): Promise<Answer> => {
  const { directive, card, clauses } = found
  const parties = (await partiesOf(visit, directive)).map((party) => ({
    ...party,
    value: party.value.split(':').slice(0, 2).join(':'),
  }))
  return visit.page(
    {
      title: directiveText[visit.lang].review.title,
      section: SECTION,
      wide: true,
      failed: problems.length > 0,
    },
    <ReviewPage
      card={card}
      clauses={clauses}
      places={await placesOf(visit.tx, card.id)}
      addressees={0}
      parties={parties}
      sheet={pageNumber(visit.query('sheet'))}
      lang={visit.lang}
      commandKey={visit.commandKey}
      problems={problems}
      twin={await twinNote(visit, directive)}
      sayTerm={sayTerm(visit.lang)}
    />,
  )
}

const show = async (visit: Visit, problems: readonly Problem[] = []): Promise<Answer> => {
  const found = await find(visit)
  if (found === null) return { kind: 'notFound' }
  const { directive, card, clauses } = found
  if (directive.state === 'review')
    return may(manageDirective, visit.scope, directive)
      ? showReview(visit, found, problems)
      : { kind: 'notFound' }
  return visit.page(
    { title: card.title, section: SECTION },
    <DirectiveCardPage
      card={card}
      clauses={clauses}
      lang={visit.lang}
      zone={visit.scope.zone}
      isDone={visit.query('done') === 'confirmed'}
      sayTerm={sayTerm(visit.lang)}
    />,
  )
}

/** Pages of the check exist only while the paper is being checked, and only for those who may. */
const whileChecked = async (visit: Visit): Promise<Found | Answer> => {
  const found = await find(visit)
  if (found === null) return { kind: 'notFound' }
  if (!may(manageDirective, visit.scope, found.directive)) return { kind: 'forbidden' }
  return found.directive.state === 'review' ? found : { kind: 'redirect', to: `/directives/${found.card.id}` }
}

const clauseValues = (clause: Clause): FormValues =>
  prefilled({
    number: clause.number,
    parent: clause.parentId,
    action: clause.action || clause.text,
    modality: clause.modality,
    term: clause.dueOn === null ? '' : shortDay(clause.dueOn),
    addressees: clause.responsibles.map((each) => {
      const key = each.organisationId ?? each.personId ?? each.roleCode ?? each.categoryCode ?? ''
      return `${each.kind}:${key}`
    }),
    leftOut: clause.isLeftOut ? 'yes' : null,
  })

/** Values of the form name kind and key; labels travel with them, so that the words of a choice are kept. */
const withLabels = (values: FormValues, parties: readonly SelectOption[]): FormValues => {
  const chosen = new Set(values.all('addressees').map((value) => value.split(':').slice(0, 2).join(':')))
  const full = parties
    .filter((party) => chosen.has(party.value.split(':').slice(0, 2).join(':')))
    .map((party) => party.value)
  return { ...values, all: (name) => (name === 'addressees' ? full : values.all(name)) }
}

const showClause = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await whileChecked(visit)
  if ('kind' in found) return found
  const clause = found.clauses.find((each) => each.id === visit.param('clause'))
  if (clause === undefined) return { kind: 'notFound' }
  const parties = await partiesOf(visit, found.directive)
  const draft = typed === null ? await visit.draft('directive.correctClause', clause.id) : null
  return visit.page(
    {
      title: directiveText[visit.lang].clauseForm.title(clause.number ?? ''),
      section: SECTION,
      failed: (typed?.problems.length ?? 0) > 0,
    },
    <ClausePage
      card={found.card}
      clause={clause}
      clauses={found.clauses}
      parties={parties}
      values={withLabels(typed?.values ?? draft ?? clauseValues(clause), parties)}
      problems={typed?.problems ?? []}
      lang={visit.lang}
      commandKey={visit.commandKey}
      version={typed?.conflict ?? found.directive.version}
    />,
  )
}

const requisiteValues = (card: DirectiveCard, directive: Directive): FormValues =>
  prefilled({
    kind: card.kind,
    number: card.number,
    date: card.dateOn === null ? '' : shortDay(card.dateOn),
    title: card.title,
    issuer: card.issuer.join('\n'),
    control: card.controlAsWritten,
    controller: directive.controllerPerson,
  })

const showRequisites = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await whileChecked(visit)
  if ('kind' in found) return found
  const roll = await rollOf(visit.tx, found.directive.owner)
  const draft = typed === null ? await visit.draft('directive.correctRequisites', found.card.id) : null
  return visit.page(
    {
      title: directiveText[visit.lang].requisitesForm.title,
      section: SECTION,
      failed: (typed?.problems.length ?? 0) > 0,
    },
    <RequisitesPage
      card={found.card}
      values={typed?.values ?? draft ?? requisiteValues(found.card, found.directive)}
      problems={typed?.problems ?? []}
      lang={visit.lang}
      commandKey={visit.commandKey}
      version={typed?.conflict ?? found.directive.version}
      people={[...roll.people].map(([id, each]) => ({ value: id, label: each.name }))}
    />,
  )
}

/** Open assignments by organisation: what the addressees have on their hands already. */
const busyOf = async (visit: Visit, directive: Directive): Promise<ReadonlyMap<string, number>> => {
  const { owner } = directive
  const found = await rows(
    visit.tx,
    sql<{ id: string; count: number }>`select organisation_id as id, count(*)::int as count from assignment
      where state in ('assigned','inWork','returned') and organisation_id is not null
        and ${owner.municipality === null ? sql`region_id = ${owner.region}` : sql`municipality_id = ${owner.municipality}`} group by organisation_id`,
  )
  return new Map(found.map((row) => [row.id, row.count]))
}

const showAddressees = async (visit: Visit, typed: Typed | null): Promise<Answer> => {
  const found = await whileChecked(visit)
  if ('kind' in found) return found
  const roll = await rollOf(visit.tx, found.directive.owner)
  const check = rules.confirm(found.directive, found.clauses, roll)
  const problems =
    typed?.problems ??
    (check.ok ? [] : check.refusals.map((refusal) => problemOf(refusal, visit.lang, directiveSentences)))
  return visit.page(
    {
      title: directiveText[visit.lang].addressees.title,
      section: SECTION,
      wide: true,
      failed: typed !== null,
    },
    <AddresseesPage
      card={found.card}
      load={rules.loadOf(found.clauses, roll)}
      busy={await busyOf(visit, found.directive)}
      lang={visit.lang}
      commandKey={visit.commandKey}
      problems={problems}
    />,
  )
}

const matrix = page('/directives/:id/matrix', 'person', async (visit) => {
  const found = await find(visit)
  if (found === null || found.directive.state === 'review') return { kind: 'notFound' }
  const cells = await assignmentsOfSource(visit.tx, found.card.id)
  return visit.page(
    { title: directiveText[visit.lang].matrix.title, section: SECTION, wide: true },
    <MatrixPage
      card={found.card}
      clauses={found.clauses}
      cells={cells}
      today={visit.scope.today}
      lang={visit.lang}
    />,
  )
})

const tablePage = page('/directives/:id/tables/:table', 'person', async (visit) => {
  const found = await find(visit)
  const table = found?.card.tables.find((each) => each.id === visit.param('table'))
  if (!found || table === undefined) return { kind: 'notFound' }
  return visit.page(
    { title: table.title, section: SECTION, wide: true },
    <TablePage card={found.card} table={table} lang={visit.lang} sayTerm={sayTerm(visit.lang)} />,
  )
})

const sentences = directiveSentences

/** Routes of the register of papers; the reader of files comes from the composition. */
export const directiveRoutes = (readPaper: ReadPaper): readonly Route[] => [
  list,
  page('/directives/new', 'person', (visit) => showUpload(visit, emptyForm, [])),
  form('/directives/new', 'person', {
    command: uploadDirective,
    input: (values) => ({
      file: values.files('file')[0] ?? null,
      level: values.text('level') || 'own',
      model: null,
      reading: null,
    }),
    prepare: async (raw) => {
      const input = raw as { file: StoredFile | null }
      if (input.file === null) return { ok: true, value: raw }
      const read = await readPaper(input.file)
      return read.ok ? { ok: true, value: { ...input, ...read.value } } : read
    },
    again: (visit, typed) => showUpload(visit, typed.values, typed.problems),
    sentences,
  }),
  page('/directives/:id', 'person', (visit) => show(visit)),
  page('/directives/:id/clauses/:clause', 'person', (visit) => showClause(visit, null)),
  form('/directives/:id/clauses/:clause', 'person', {
    command: correctClause,
    input: (values, param) => ({
      directive: param('id'),
      clause: param('clause'),
      number: values.text('number'),
      parent: values.text('parent'),
      action: values.text('action'),
      modality: values.text('modality'),
      term: values.text('term'),
      leftOut: values.has('leftOut'),
      addressees: values.all('addressees'),
    }),
    again: showClause,
    sentences,
    draft: (_values, param) => ({
      form: 'directive.correctClause',
      subject: param('clause'),
      title: directiveText.ru.clauseForm.title(''),
      address: `/directives/${param('id')}/clauses/${param('clause')}`,
    }),
  }),
  page('/directives/:id/requisites', 'person', (visit) => showRequisites(visit, null)),
  form('/directives/:id/requisites', 'person', {
    command: correctRequisites,
    input: (values, param) => ({
      directive: param('id'),
      ...Object.fromEntries(
        ['kind', 'number', 'date', 'title', 'issuer', 'control', 'controller'].map((name) => [
          name,
          values.text(name),
        ]),
      ),
    }),
    again: showRequisites,
    sentences,
    draft: (_values, param) => ({
      form: 'directive.correctRequisites',
      subject: param('id'),
      title: directiveText.ru.requisitesForm.title,
      address: `/directives/${param('id')}/requisites`,
    }),
  }),
  form('/directives/:id/questions/:question', 'person', {
    command: answerQuestion,
    input: (values, param) => ({
      directive: param('id'),
      question: param('question'),
      choice: values.text('choice'),
      other: values.text('other'),
      remember: values.has('remember'),
    }),
    again: (visit, typed) => show(visit, typed.problems),
    sentences,
  }),
  page('/directives/:id/addressees', 'person', (visit) => showAddressees(visit, null)),
  form('/directives/:id/confirm', 'person', {
    command: confirmDirective,
    input: (_values, param) => ({ directive: param('id') }),
    again: showAddressees,
    sentences,
  }),
  form('/directives/:id/discard', 'person', {
    command: discardDirective,
    input: (_values, param) => ({ directive: param('id') }),
    again: (visit, typed) => show(visit, typed.problems),
    sentences,
  }),
  matrix,
  tablePage,
]
