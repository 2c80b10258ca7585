"""The network in PyTorch: a BERT encoder, a linear layer on the first piece of each word, a CRF.

Devlin et al., BERT (2019) for the encoder; Lafferty, McCallum, Pereira (2001) for the linear-chain CRF; its loss with
tags left open is that of Bellare and McCallum (2007): log Z of all paths minus log Z of the paths that are allowed.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from pressefakten.ner.labels import ALL_TAGS, TAGS, may_follow

FORBIDDEN = -10_000.0
"""Score of a transition that is not legal."""


class Dropout(nn.Module):
    """Dropout whose random numbers are slices of one large pool, thrown anew from time to time.

    PyTorch draws them one by one on one thread, which took a tenth of the time of training on two cores.
    """

    POOL = 1 << 24
    RENEWED_AFTER = 2_000

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate
        self.used = 0
        self.pool: Tensor | None = None

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.rate:
            return x
        size = x.numel()
        if self.pool is None or self.used >= self.RENEWED_AFTER:
            kept = torch.rand(self.POOL) >= self.rate
            self.pool, self.used = kept.to(torch.bfloat16) / (1 - self.rate), 0
        self.used += 1
        if size > self.POOL:
            return functional.dropout(x, self.rate)
        start = int(torch.randint(self.POOL - size + 1, ()))
        return x * self.pool[start : start + size].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """Attention, then two linear layers; each adds to its input and is normalised after (as in BERT)."""

    def __init__(self, hidden: int, heads: int, inner: int, dropout: Dropout, eps: float) -> None:
        super().__init__()
        self.heads, self.scale = heads, (hidden // heads) ** -0.5
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.attention_norm = nn.LayerNorm(hidden, eps)
        self.up = nn.Linear(hidden, inner)
        self.down = nn.Linear(inner, hidden)
        self.norm = nn.LayerNorm(hidden, eps)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, hidden = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        # PyTorch's fused attention is ten times slower going back, for bf16 and sentences of 30 pieces
        scores = torch.matmul(q * self.scale, k.transpose(-1, -2))
        weights = torch.softmax(scores if mask is None else scores + mask, dim=-1).to(v.dtype)
        mixed = torch.matmul(self.dropout(weights), v)
        mixed = mixed.transpose(1, 2).reshape(batch, length, hidden)
        x = self.attention_norm(x + self.dropout(self.out(mixed)))
        return self.norm(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Tagger(nn.Module):
    """Encoder and head. `states` gives scores of the nine tags for each piece; `loss` wants those of first pieces."""

    def __init__(
        self,
        pieces: int,
        layers: int = 12,
        hidden: int = 384,
        heads: int = 12,
        inner: int = 1536,
        positions: int = 512,
        dropout: float = 0.1,
        eps: float = 1e-12,
    ) -> None:
        super().__init__()
        self.word = nn.Embedding(pieces, hidden)
        self.position = nn.Embedding(positions, hidden)
        self.norm = nn.LayerNorm(hidden, eps)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(hidden, heads, inner, self.dropout, eps) for _ in range(layers))
        self.head = nn.Linear(hidden, len(ALL_TAGS))
        self.transition = nn.Parameter(torch.zeros(len(ALL_TAGS), len(ALL_TAGS)))
        self.start = nn.Parameter(torch.zeros(len(ALL_TAGS)))
        legal = [[may_follow(before, after) for after in ALL_TAGS] for before in ALL_TAGS]
        self.register_buffer("legal", torch.tensor(legal), persistent=False)
        self.register_buffer("legal_start", torch.tensor([may_follow(None, tag) for tag in ALL_TAGS]), persistent=False)

    def load_base(self, weights: dict[str, np.ndarray], rows: list[int]) -> None:
        """Takes over the base's weights (names of `base.read_weights`), of the embeddings the `rows` kept."""

        def put(target: Tensor, value: np.ndarray) -> None:
            target.data.copy_(torch.from_numpy(np.ascontiguousarray(value)).view(target.shape))

        hidden = self.word.embedding_dim
        put(self.word.weight, weights["emb.word"][rows])
        put(self.position.weight, weights["emb.pos"].reshape(-1, hidden) + weights["emb.type"][:hidden])
        put(self.norm.weight, weights["emb.ln.w"])
        put(self.norm.bias, weights["emb.ln.b"])
        for number, layer in enumerate(self.layers):
            of = {name.split(".", 1)[1]: value for name, value in weights.items() if name.startswith(f"l{number}.")}
            put(layer.qkv.weight, np.concatenate([of["q.w"], of["k.w"], of["v.w"]]))
            put(layer.qkv.bias, np.concatenate([of["q.b"], of["k.b"], of["v.b"]]))
            for module, name in (
                (layer.out, "ao"),
                (layer.up, "fi"),
                (layer.down, "fo"),
                (layer.attention_norm, "aln"),
                (layer.norm, "oln"),
            ):
                put(module.weight, of[f"{name}.w"])
                put(module.bias, of[f"{name}.b"])

    def load_teacher(self, weights: dict[str, np.ndarray]) -> None:
        """Takes over an encoder (`teacher.read_weights`); the head and the transitions stay as they are."""
        given = {name: torch.from_numpy(np.ascontiguousarray(value)) for name, value in weights.items()}
        self.load_state_dict({**self.state_dict(), **given})

    def states(self, ids: Tensor, lengths: Tensor) -> Tensor:
        """Hidden states [batch, length, hidden] of padded `ids`."""
        places = torch.arange(ids.shape[1])
        mask = None if bool((lengths == ids.shape[1]).all()) else (places[None] < lengths[:, None])[:, None, None]
        x = self.dropout(self.norm(self.word(ids) + self.position.weight[: ids.shape[1]]))
        if mask is not None:
            kind = torch.bfloat16 if torch.is_autocast_enabled("cpu") else torch.float32
            mask = torch.zeros(mask.shape, dtype=kind).masked_fill(~mask, FORBIDDEN)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def emissions(self, ids: Tensor, lengths: Tensor, firsts: Tensor) -> Tensor:
        """Scores [sentence, word, tag]; `firsts` are indices of first pieces in the flattened batch, padded with 0."""
        x = self.states(ids, lengths).flatten(0, 1)
        return self.head(self.dropout(x[firsts])).float()

    def transitions(self) -> tuple[Tensor, Tensor]:
        """Transition [before, after] and start scores, what is not legal forbidden."""
        return (
            self.transition.masked_fill(~self.legal, FORBIDDEN),
            self.start.masked_fill(~self.legal_start, FORBIDDEN),
        )

    def loss(self, emissions: Tensor, words: Tensor, allowed: Tensor) -> Tensor:
        """Mean per word of log Z (all paths) minus log Z (allowed paths). `words`: how many words a sentence has."""
        gold = emissions.masked_fill(~allowed, FORBIDDEN)
        everything, gold = self._log_z(torch.cat([emissions, gold]), words.repeat(2)).chunk(2)
        return (everything - gold).sum() / words.sum()

    def distance(self, emissions: Tensor, taught: Tensor) -> Tensor:
        """Mean per taught word of the cross-entropy of the teacher's tags to the student's, word by word.

        `taught` has the nine tags; the student's side classes count as O. 0 where the teacher says nothing.
        """
        here = ~taught[..., 0].isnan()
        own = torch.log_softmax(emissions[here], dim=-1)
        outside = torch.logsumexp(torch.cat([own[:, :1], own[:, len(TAGS) :]], dim=-1), dim=-1, keepdim=True)
        own = torch.cat([outside, own[:, 1 : len(TAGS)]], dim=-1)
        wanted = torch.softmax(taught[here], dim=-1)
        return (wanted * (wanted.clamp_min(1e-9).log() - own)).sum() / max(1, int(here.sum()))

    def _log_z(self, emissions: Tensor, words: Tensor) -> Tensor:
        transition, start = self.transitions()
        alpha = start + emissions[:, 0]
        for step in range(1, emissions.shape[1]):
            following = torch.logsumexp(alpha[:, :, None] + transition, dim=1) + emissions[:, step]
            alpha = torch.where((words > step)[:, None], following, alpha)
        return torch.logsumexp(alpha, dim=1)
