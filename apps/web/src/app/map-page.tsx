import type { MapId } from '@counterpoint/core'
import { useParams } from '@tanstack/react-router'
import { MapSessionProvider } from '../data/map-session.tsx'
import { PresenceProvider } from '../data/presence.tsx'
import { SuggestingProvider } from '../data/suggesting.tsx'
import { WhatStandsProvider } from '../data/what-stands.tsx'
import { WorkbenchProvider } from '../data/workbench.tsx'
import { FailureScreen } from './failure-screen.tsx'
import { Gate } from './gate.tsx'
import { HistoryLayer } from './history-layer.tsx'
import styles from './map-page.module.css'
import { OpenMap } from './open-map.tsx'
import { Workbench } from './workbench.tsx'

/** One map, opened for reading and working on. */
export function MapPage() {
  const { mapId } = useParams({ from: '/maps/$mapId' })
  return (
    <Gate key={mapId} map={mapId}>
      <MapSessionProvider
        id={mapId as MapId}
        whileOpening={
          <p className={styles.opening} role="status">
            Opening the map…
          </p>
        }
        onFailure={(failure, retry) => <FailureScreen failure={failure} onRetry={retry} />}
      >
        <OpenMap>
          <WorkbenchProvider>
            <PresenceProvider>
              <SuggestingProvider>
                <HistoryLayer>
                  <WhatStandsProvider>
                    <Workbench />
                  </WhatStandsProvider>
                </HistoryLayer>
              </SuggestingProvider>
            </PresenceProvider>
          </WorkbenchProvider>
        </OpenMap>
      </MapSessionProvider>
    </Gate>
  )
}
