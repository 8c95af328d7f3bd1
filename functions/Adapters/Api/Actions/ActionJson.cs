using System.Text.Json.Serialization;
using RealRecon.Adapters.Api.Answers;

namespace RealRecon.Adapters.Api.Actions;

/// <summary>How answers to actions are written: as <see cref="ApiJson"/> writes the others.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(ActionAnswer))]
[JsonSerializable(typeof(BulkPreviewAnswer))]
[JsonSerializable(typeof(BulkAnswer))]
[JsonSerializable(typeof(VersionConflictFacts))]
[JsonSerializable(typeof(NotAllowedFacts))]
[JsonSerializable(typeof(TooManyFacts))]
[JsonSerializable(typeof(BulkScope))]
[JsonSerializable(typeof(LetterAnswers))]
internal sealed partial class ActionJson : JsonSerializerContext;
