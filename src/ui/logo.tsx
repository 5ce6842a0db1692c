/** A hollow knot tied to a filled one that is higher. Decoration: the name stands beside it in words. */
export const Logo = () => (
  <svg class="logo art" viewBox="0 0 32 32" aria-hidden="true">
    <path class="logo-rope" d="M7 23C7 10 25 22 25 9" />
    <circle class="logo-low" cx="7" cy="24.5" r="4.2" />
    <circle class="logo-high" cx="25" cy="7.5" r="5.3" />
  </svg>
)
