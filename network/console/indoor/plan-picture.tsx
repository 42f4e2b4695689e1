import { address } from '@yuheng/console/data/request';
import { useText } from '@yuheng/console/text/text-context';
import type { PlanPicture as Picture } from '../../indoor/design-shape.ts';
import { pictureExtent } from '../../indoor/picture-scale.ts';
import styles from './floor-plan.module.css';

/** The picture that a plan is traced from, below everything else. */
export function PlanPicture({ picture }: { readonly picture: Picture }) {
  const t = useText('network');
  const { width, height } = pictureExtent(picture);
  return (
    <image
      className={styles['picture']}
      href={address('/api/network/read-floor-picture', { picture: picture.id })}
      x={picture.x}
      y={-picture.y - height}
      width={width}
      height={height}
      preserveAspectRatio="none"
      aria-label={t('indoor.picture.alt')}
      data-testid="plan-picture"
    />
  );
}
