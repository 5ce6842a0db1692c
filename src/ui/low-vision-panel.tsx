import { Button } from './button.tsx'
import { HiddenFields } from './fields/hidden.tsx'
import { framePaths, type LowVision } from './frame.ts'
import { useCsrf, useText } from './surroundings.ts'

type RadiosProps<T extends string> = {
  readonly name: string
  readonly legend: string
  readonly labels: Readonly<Record<T, string>>
  readonly value: T
}

const Radios = <T extends string>({ name, legend, labels, value }: RadiosProps<T>) => (
  <fieldset>
    <legend>{legend}</legend>
    <span class="row">
      {Object.entries(labels).map(([code, label]) => (
        <label>
          <input type="radio" name={name} value={code} checked={code === value} /> {label as string}
        </label>
      ))}
    </span>
  </fieldset>
)

const Tick = ({
  name,
  value,
  label,
  checked,
}: {
  readonly name: string
  readonly value: string
  readonly label: string
  readonly checked: boolean
}) => (
  <label>
    <input type="checkbox" name={name} value={value} checked={checked} /> {label}
  </label>
)

/** Settings of the version for low vision; stands on its own page, and on every page while something is set. */
export const SightPanel = ({ sight, back }: { readonly sight: LowVision; readonly back: string }) => {
  const text = useText()
  const csrf = useCsrf()
  return (
    <form class="sight noprint" method="post" action={framePaths.lowVision} aria-label={text.sight.title}>
      <HiddenFields csrf={csrf} values={{ back }} />
      <Radios name="size" legend={text.sight.size} labels={text.sight.sizes} value={sight.size} />
      <Radios name="colour" legend={text.sight.colour} labels={text.sight.colours} value={sight.colour} />
      <fieldset>
        <legend>{text.sight.more}</legend>
        <span class="row">
          <Tick name="spacing" value="wide" label={text.sight.wide} checked={sight.spacing === 'wide'} />
          <Tick
            name="pictures"
            value="off"
            label={text.sight.noPictures}
            checked={sight.pictures === 'off'}
          />
        </span>
      </fieldset>
      <span class="row">
        <Button kind="other">{text.sight.save}</Button>
        <Button kind="other" name="usual" value="yes">
          {text.sight.usual}
        </Button>
      </span>
    </form>
  )
}
