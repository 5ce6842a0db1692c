import { shortDay } from '../../../kernel/format.ts'
import { dayInZone, toMoment } from '../../../platform/clock.ts'
import { PostButton } from '../../../ui/button.tsx'
import { Actions, MarginHead, Stack, WithMargin } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { Note } from '../../../ui/note.tsx'
import { CopyText } from '../../../ui/uploads.tsx'
import type { Here } from './words.ts'

export type FeedProps = {
  readonly here: Here
  readonly since: string | null
  readonly isMade: boolean
  /** A secret that opens nothing until the person switches it on. */
  readonly secret: string
  readonly address: string
}

/** The address stands here once; what is kept of it is only a hash. */
export const FeedPage = ({ here: { t, zone, commandKey }, since, isMade, secret, address }: FeedProps) => (
  <>
    <MarginHead title={t.feed.title} lead={t.feed.lead} crumbs={[{ label: t.many, href: '/roadmaps' }]} />
    <WithMargin>
      <Stack>
        {isMade ? (
          <Note kind="done" title={t.feed.ready}>
            {t.feed.readyWhy}
          </Note>
        ) : null}
        <p>{since === null ? t.feed.none : t.feed.since(shortDay(dayInZone(toMoment(since), zone)))}</p>
        {isMade ? (
          <p>
            <Link href="/roadmaps/calendar-link">{t.feed.again}</Link>
          </p>
        ) : (
          <>
            <Note kind="need" title={t.feed.copyFirst}>
              {t.feed.secret}
            </Note>
            <CopyText id="address" label={t.feed.address} value={address} />
            <Actions>
              <PostButton action="/roadmaps/calendar-link" commandKey={commandKey} hidden={{ secret }}>
                {since === null ? t.feed.make : t.feed.renew}
              </PostButton>
            </Actions>
          </>
        )}
        {since === null ? null : (
          <PostButton action="/roadmaps/calendar-link/revoke" kind="stop" commandKey={commandKey}>
            {t.feed.revoke}
          </PostButton>
        )}
      </Stack>
    </WithMargin>
  </>
)
