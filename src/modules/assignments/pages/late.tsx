import { momentText, shortDay } from '../../../kernel/format.ts'
import { localMoment, toMoment } from '../../../platform/clock.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Details, Section, SpreadHead } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Rows } from '../../../ui/lists.tsx'
import { Empty } from '../../../ui/note.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { CopyText } from '../../../ui/uploads.tsx'
import { chatText } from '../domain/chat.ts'
import { listHref, SCHOOLS_PER_PAGE } from '../domain/listing.ts'
import type { LateItem, LateSchool } from '../queries/late.ts'
import { ListFilters, type ListPageProps, ListTabs, pageHref } from './list-parts.tsx'
import type { Here } from './words.ts'

export type LatePageProps = ListPageProps & {
  readonly schools: readonly LateSchool[]
  /** Address of the program, for the text of the chat. */
  readonly url: string
}

const Item = ({ item, here: { t } }: { readonly item: LateItem; readonly here: Here }) => (
  <>
    <Link href={`/assignments/${item.id}`}>{item.title}</Link>
    <span class="by">
      {' '}
      {t.wasDue(item.dueOn)}, {t.lateList.days(item.days)}, {item.sourceLabel}
      {item.personName === null ? '' : `, ${item.personName}`}
    </span>
  </>
)

const phoneHref = (phone: string): string => `tel:${phone.replace(/[^+\d]/gu, '')}`

const Phones = ({ school, here: { t } }: { readonly school: LateSchool; readonly here: Here }) => {
  const phones = [
    [t.lateList.phone, school.phone],
    [school.headName ?? t.lateList.headPhone, school.headPhone],
  ].flatMap(([who, phone]) => (phone ? [{ who: who ?? '', phone }] : []))
  if (phones.length === 0)
    return (
      <p class="muted">
        {school.headName === null ? '' : `${school.headName}. `}
        {t.lateList.noPhone}
      </p>
    )
  return (
    <p>
      {phones.map(({ who, phone }, at) => (
        <>
          {at === 0 ? null : '; '}
          {who}: <a href={phoneHref(phone)}>{phone}</a>
        </>
      ))}
    </p>
  )
}

const LastCall = ({ school, here: { t, zone } }: { readonly school: LateSchool; readonly here: Here }) =>
  school.lastCall === null ? null : (
    <p>
      <b>{t.lateList.called}</b> {momentText(localMoment(toMoment(school.lastCall.at), zone))},{' '}
      {school.lastCall.by}: «{school.lastCall.said}»
      {school.lastCall.promisedOn === null
        ? null
        : ` ${t.lateList.promised(shortDay(school.lastCall.promisedOn))}`}
    </p>
  )

const School = ({
  school,
  here,
  url,
}: {
  readonly school: LateSchool
  readonly here: Here
  readonly url: string
}) => (
  <Section title={school.organisation} note={here.t.lateList.count(school.owed)} after>
    <Phones school={school} here={here} />
    <LastCall school={school} here={here} />
    <Rows rows={school.items.map((item) => ({ children: <Item item={item} here={here} /> }))} />
    {school.owed > school.items.length ? (
      <p class="muted">{here.t.lateList.more(school.owed - school.items.length)}</p>
    ) : null}
    <div class="row actions noprint">
      <ButtonLink href={`/assignments/late/${school.organisationId}/call`} kind="other" small>
        {here.t.lateList.call}
      </ButtonLink>
    </div>
    <div class="noprint">
      <Details title={here.t.lateList.chat}>
        <CopyText
          id={`chat-${school.organisationId}`}
          label={here.t.lateList.chatLabel}
          value={chatText(school.organisation, school.items, school.owed, url, here.t.lateList.chatWords)}
        />
      </Details>
    </div>
  </Section>
)

/** «Кто опаздывает»: schools with telephones, what they owe, what was said last time, a text for the chat. */
export const LatePage = (props: LatePageProps) => {
  const { here, request, schools } = props
  const { t } = here
  const total = schools[0]?.total ?? 0
  return (
    <>
      <SpreadHead
        title={t.lateList.title}
        lead={t.lateList.lead(total)}
        actions={
          <ButtonLink href={listHref('/assignments/late.xlsx', request)} kind="other" small download>
            {t.control.export}
          </ButtonLink>
        }
      />
      <ListTabs {...props} current="late" />
      <ListFilters list="late" props={props} />
      {schools.length === 0 ? <Empty title={t.lateList.empty}>{t.lateList.emptyWhy}</Empty> : null}
      {schools.map((school) => (
        <School school={school} here={here} url={props.url} />
      ))}
      <Pager page={request.page} perPage={SCHOOLS_PER_PAGE} total={total} href={pageHref('late', request)} />
    </>
  )
}
