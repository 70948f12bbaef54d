/** Builds the workbench into `dist`, which the server hands out under /workbench/. */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Offices run browsers on old Chromium cores; syntax goes down to this one. The bundle calls no function that it lacks. */
const OLDEST = 'chrome80'

/** What letters say is the server's business: the browser gets the case types without those words. */
const withoutLetters: Plugin = {
  name: 'without-letters',
  load: (id) => (/\/domains\/[^/]+\/[^/]+\/letters\/index\.ts$/.test(id) ? 'export const letters = {}' : undefined),
}

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/workbench/',
  plugins: [withoutLetters, react()],
  build: {
    target: OLDEST,
    cssTarget: OLDEST,
    outDir: 'dist',
    emptyOutDir: true,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      // What a page does not use of the shared parts is not loaded with it.
      treeshake: { moduleSideEffects: (id: string) => !/\/(platform\/ui|engine|domains)\/.*\.tsx?$/.test(id) },
      output: { codeSplitting: { groups: [{ name: 'react', test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack)\// }] } },
    },
  },
  server: { proxy: { '/api': 'http://localhost:8080' } },
})
