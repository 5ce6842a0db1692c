import type { Child } from 'hono/jsx'
import type { SignaturePart } from '../../../documents/cms/read.ts'
import type { Paper } from '../../../documents/paper.ts'
import { may } from '../../../kernel/access.ts'
import { shortDay } from '../../../kernel/format.ts'
import { readTypedDay } from '../../../kernel/typed-day.ts'
import { dayInZone, toMoment } from '../../../platform/clock.ts'
import { emptyForm, type FormValues, prefilled, type StoredFile } from '../../../platform/http/form.ts'
import { type Answer, form, page, type Route, type Typed, type Visit } from '../../../platform/http/visit.ts'
import { signDirective } from '../commands/signing.ts'
import { putVisaOn, sendForVisas, takeBackDirective } from '../commands/visas.ts'
import { manageDirective } from '../domain/access.ts'
import { isSignature, mainCopy } from '../domain/writing/copies.ts'
import { linesOfModel } from '../domain/writing/copy.ts'
import { differenceOf, draftAsSigned } from '../domain/writing/signing.ts'
import { visaOf } from '../domain/writing/visa.ts'
import { visaSheet } from '../domain/writing/visa-sheet.ts'
import { PaperPage } from '../pages/paper-page.tsx'
import { SignPage } from '../pages/sign.tsx'
import { VISA_FIELDS, VisasPart } from '../pages/visas.tsx'
import { handedToMe, type VisaLine, visasOf, whoMayLook } from '../queries/visas.ts'
import type { BeforeSigning, ReadPaper, ReadSignature } from '../routes.tsx'
import { signingText } from '../text/signing.ts'
import { directiveSentences } from '../text.ts'
import { findWritten, showDraft } from './draft.tsx'
import { type Found, find, SECTION } from './found.ts'

const NO_PROBLEMS: Typed = { values: emptyForm, problems: [] }

const visasPart = async (visit: Visit, found: Found, typed: Typed): Promise<Child> => {
  const { directive, card } = found
  const mayManage = may(manageDirective, visit.scope, directive)
  const visas = await visasOf(visit.tx, card.id)
  const lookers = mayManage && directive.state === 'draft' ? await whoMayLook(visit.tx, directive.owner) : []
  return (
    <VisasPart
      card={card}
      visas={visas}
      lookers={lookers.map(({ id, name }) => ({ value: id, label: name }))}
      mayManage={mayManage}
      mine={visaOf(visas, visit.scope.person, await handedToMe(visit.tx)) ?? null}
      me={visit.scope.person}
      values={typed.values}
      problems={typed.problems}
      zone={visit.scope.zone}
      lang={visit.lang}
      commandKey={visit.commandKey}
    />
  )
}

/** A paper on its way: text, visas, signing. */
export const showOnItsWay = async (visit: Visit, found: Found, typed: Typed | null): Promise<Answer> => {
  const words = signingText[visit.lang].visas
  const done: Readonly<Record<string, string>> = { sent: words.sent, visa: words.done }
  return showDraft(
    visit,
    found,
    await visasPart(visit, found, typed ?? NO_PROBLEMS),
    done[visit.query('done')] ?? null,
    typed?.problems ?? [],
  )
}

const again = async (visit: Visit, typed: Typed): Promise<Answer> => {
  const found = await find(visit)
  return found === null ? { kind: 'notFound' } : showOnItsWay(visit, found, typed)
}

const copyLines = async (readPaper: ReadPaper, file: StoredFile | null): Promise<string[] | null> => {
  if (file === null) return null
  const read = await readPaper(file)
  // a scan without text is as good a copy, only there is nothing to compare
  return read.ok ? linesOfModel(read.value.model) : null
}

type Copy = {
  readonly file: StoredFile
  readonly purpose: 'copy' | 'signature'
  readonly parts: SignaturePart[] | null
}

const copiesIn = (values: FormValues): Copy[] =>
  values.files('copies').map((file) => ({
    file,
    purpose: isSignature(file) ? 'signature' : 'copy',
    parts: null,
  }))

const withParts = (read: ReadSignature, copies: readonly Copy[]): Promise<Copy[]> =>
  Promise.all(
    copies.map(async (copy) =>
      copy.purpose === 'signature' ? { ...copy, parts: await read(copy.file) } : copy,
    ),
  )

const signValues = (
  found: NonNullable<Awaited<ReturnType<typeof findWritten>>>,
  today: Visit['scope']['today'],
) =>
  prefilled({
    date: shortDay(today),
    position: found.draft.head.signatoryPosition || found.draft.blank.signatoryPosition,
    name: found.draft.head.signatoryName,
  })

const showSign =
  (readPaper: ReadPaper, readSignature: ReadSignature, before: BeforeSigning) =>
  async (visit: Visit, typed: Typed | null): Promise<Answer> => {
    const found = await findWritten(visit)
    if (found === null || !may(manageDirective, visit.scope, found.directive)) return { kind: 'notFound' }
    if (!['draft', 'agreed'].includes(found.directive.state))
      return { kind: 'redirect', to: `/directives/${found.card.id}` }
    const values = typed?.values ?? signValues(found, visit.scope.today)
    const text = (name: string) => values.text(name).trim()
    const copies = await withParts(readSignature, copiesIn(values))
    const lines = await copyLines(readPaper, mainCopy(copies)?.file ?? null)
    const signed = draftAsSigned(
      found.draft,
      { number: text('number'), position: text('position'), name: text('name') },
      readTypedDay(text('date')),
    )
    return visit.page(
      {
        title: signingText[visit.lang].sign.title,
        section: SECTION,
        failed: (typed?.problems.length ?? 0) > 0,
      },
      <SignPage
        card={found.card}
        before={await before(visit, found.card.id)}
        difference={differenceOf(signed, lines)}
        zone={visit.scope.zone}
        signatures={copies.flatMap(({ file, purpose, parts }) =>
          purpose === 'signature' ? [{ name: file.name, parts }] : [],
        )}
        values={values}
        problems={typed?.problems ?? []}
        lang={visit.lang}
        commandKey={visit.commandKey}
        keptToken={visit.keptToken}
      />,
    )
  }

const sheetRows = (visas: readonly VisaLine[], visit: Visit): string[][] =>
  visas.map((visa, at) => [
    String(at + 1),
    visa.position,
    visa.name,
    signingText[visit.lang].visas.states[visa.state],
    visa.decidedAt === null ? '' : shortDay(dayInZone(toMoment(visa.decidedAt), visit.scope.zone)),
    visa.remark,
  ])

const showSheet = async (visit: Visit): Promise<Answer> => {
  const found = await findWritten(visit)
  if (found === null) return { kind: 'notFound' }
  const words = signingText[visit.lang].visas
  const paper: Paper = visaSheet(
    found.draft,
    { title: words.sheet, of: words.sheetOf(found.card.title), head: words.sheetHead },
    sheetRows(await visasOf(visit.tx, found.card.id), visit),
  )
  return visit.page(
    { title: words.sheet, section: SECTION, paper: true },
    <PaperPage paper={paper} id={found.card.id} hasPdf={false} isOwn={false} lang={visit.lang} />,
  )
}

const signInput = (values: FormValues, param: (name: string) => string) => ({
  directive: param('id'),
  number: values.text('number'),
  date: values.text('date'),
  position: values.text('position'),
  name: values.text('name'),
  copies: copiesIn(values),
  lines: null,
  accept: values.has('accept'),
})

const sentences = directiveSentences

const nothing: BeforeSigning = async () => null

export const officeRoutes = (
  readPaper: ReadPaper,
  readSignature: ReadSignature,
  before: BeforeSigning = nothing,
): readonly Route[] => [
  page('/directives/:id/visas', 'person', showSheet),
  form('/directives/:id/visas', 'person', {
    command: sendForVisas,
    input: (values, param) => ({
      directive: param('id'),
      people: VISA_FIELDS.map((name) => values.text(name)).filter((each) => each !== ''),
      mode: values.text('mode') || 'together',
    }),
    again,
    sentences,
  }),
  form('/directives/:id/visa', 'person', {
    command: putVisaOn,
    input: (values, param) => ({
      directive: param('id'),
      decision: values.text('decision'),
      remark: values.text('remark'),
    }),
    again,
    sentences,
  }),
  form('/directives/:id/take-back', 'person', {
    command: takeBackDirective,
    input: (_values, param) => ({ directive: param('id') }),
    again,
    sentences,
  }),
  page('/directives/:id/sign', 'person', (visit) => showSign(readPaper, readSignature, before)(visit, null)),
  form('/directives/:id/sign', 'person', {
    command: signDirective,
    input: signInput,
    prepare: async (raw) => {
      const input = raw as ReturnType<typeof signInput>
      const copies = await withParts(readSignature, input.copies)
      const lines = await copyLines(readPaper, mainCopy(copies)?.file ?? null)
      return { ok: true, value: { ...input, copies, lines } }
    },
    again: showSign(readPaper, readSignature, before),
    sentences,
  }),
]
