// The largest, with every switch turned the other way than in production.
using '../main.bicep'

import { sizes } from '../sizes.bicep'

param environmentName = 'realrecon-high-volume'
param location = 'westeurope'
param size = sizes.highVolume
param durableBackend = 'scheduler'
param linkBackend = true
param lockAnchors = true
param alertMail = 'operations@example.com'
param tags = { costCentre: 'payments' }
