import type { SignaturePart } from '../../../documents/cms/read.ts'
import { momentText, shortDay } from '../../../kernel/format.ts'
import { dayInZone, localMoment, toMoment } from '../../../platform/clock.ts'
import { Section } from '../../../ui/layout.tsx'
import { Link } from '../../../ui/link.tsx'
import { signedBy } from '../domain/writing/copies.ts'
import type { DirectiveCard } from '../queries/paper.ts'
import type { SigningWords } from '../text/signing.ts'

type Words = SigningWords['signatures']
type Shown = { readonly parts: readonly SignaturePart[] | null; readonly zone: string; readonly t: Words }

/** Who signed, when, until when the certificate serves: as the file says of itself. */
export const SignatureWords = ({ parts, zone, t }: Shown) =>
  parts === null ? (
    <p class="muted">{t.unread}</p>
  ) : (
    <ul class="rows">
      {parts.map(({ signer, position, organisation, issuer, signedAt, validUntil }) => (
        <li>
          <span lang="ru">
            <b>{signer || t.nobody}</b>
            {[position, organisation]
              .filter(Boolean)
              .map((words) => `, ${words}`)
              .join('')}
          </span>
          <div class="by">
            {[
              signedAt === null ? t.noTime : t.signedAt(momentText(localMoment(toMoment(signedAt), zone))),
              validUntil === null ? '' : t.validUntil(shortDay(dayInZone(toMoment(validUntil), zone))),
              issuer === '' ? '' : t.issuer(issuer),
            ]
              .filter(Boolean)
              .join('; ')}
          </div>
        </li>
      ))}
    </ul>
  )

/** Signed copies with the signatures that stand beside them; nothing when no signature came. */
export const SignaturesSection = ({
  card,
  zone,
  t,
}: {
  readonly card: Pick<DirectiveCard, 'file' | 'more'>
  readonly zone: string
  readonly t: Words
}) => {
  const documents = [
    ...(card.file === null ? [] : [card.file]),
    ...card.more.filter(({ purpose }) => purpose === 'copy'),
  ]
  const signatures = card.more.filter(({ purpose }) => purpose === 'signature')
  if (signatures.length === 0) return null
  return (
    <Section title={t.title} after id="signatures">
      {signatures.map(({ id, name, signature }) => {
        const signed = signedBy(name, documents)
        return (
          <>
            <p>
              <Link href={`/files/${id}`}>{name}</Link>
              {signed === undefined ? null : (
                <>
                  {' '}
                  <span class="by">{t.of}</span> <Link href={`/files/${signed.id}`}>{signed.name}</Link>
                </>
              )}
            </p>
            <SignatureWords parts={signature} zone={zone} t={t} />
          </>
        )
      })}
      <p class="muted small">{t.notVerified}</p>
    </Section>
  )
}
